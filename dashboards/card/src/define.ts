/**
 * Defines custom elements once Home Assistant's frontend has installed its element registry.
 *
 * A module that runs earlier would define them in the browser's own registry, where the frontend does not look
 * ("Custom element doesn't exist").
 */
export async function define(elements: Record<string, CustomElementConstructor>): Promise<void> {
  await window.customElements.whenDefined("home-assistant");
  for (const [name, element] of Object.entries(elements)) {
    if (!window.customElements.get(name)) window.customElements.define(name, element);
  }
}
