// Notes when the first number with a unit, and the first chart, have been painted in the dashboard's own area: the
// same rule for every dashboard. Times are ms since the navigation began.
(() => {
  const NUMBER = /[\d][\d.,]*\s?(?:kWh|Wh|MWh|kW|W|V|A|€)/;
  const AREA = /^(HUI-(SECTIONS-|MASONRY-|PANEL-|SIDEBAR-)?VIEW|HA-PANEL-ENERGY)$/;
  const painted = { number: null, numberText: "", chart: null };
  window.painted = painted;

  const areas = (root, found = []) => {
    for (const element of root.querySelectorAll("*")) {
      if (AREA.test(element.tagName)) found.push(element);
      else if (element.shadowRoot) areas(element.shadowRoot, found);
    }
    return found;
  };
  const seen = (element) => element.getClientRects().length > 0;
  const isChart = (element) => {
    if (element.tagName === "CANVAS") return element.width > 100 && element.height > 100;
    return element.tagName === "svg" && element.querySelectorAll("rect").length > 12;
  };
  const walk = (element, visit) => {
    visit(element);
    const children = element.shadowRoot ? [...element.shadowRoot.children, ...element.children] : element.children;
    for (const child of children) walk(child, visit);
  };
  const look = () => {
    for (const area of areas(document)) {
      walk(area, (element) => {
        const text = element.children.length < 3 ? (element.textContent ?? "") : "";
        if (painted.number === null && text.length < 60 && NUMBER.test(text) && seen(element)) {
          painted.number = 0;
          painted.numberText = text.trim();
          requestAnimationFrame(() => (painted.number = performance.now()));
        }
        if (painted.chart === null && isChart(element) && seen(element)) {
          painted.chart = 0;
          requestAnimationFrame(() => (painted.chart = performance.now()));
        }
      });
    }
    if (!painted.number || !painted.chart) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
