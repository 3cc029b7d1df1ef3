// @vitest-environment jsdom
import { mount, shown, textOf, withCards } from "./cards_page";
import { home } from "./house";
import type { HomeAssistant } from "../../dashboards/card/src/home_assistant";

withCards();

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = Date.parse("2026-11-18T12:30:00Z");

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now });
});

afterEach(() => {
  vi.useRealTimers();
});

/** The hours of a meter, from so many days ago until so many hours ago. */
function hours(
  sinceDays: number,
  untilHours: number,
  kwh: (start: number) => number,
) {
  const rows: { start: number; end: number; change: number }[] = [];
  const first = Math.floor(now / HOUR) * HOUR;
  for (
    let at = first - sinceDays * DAY;
    at < first - untilHours * HOUR;
    at += HOUR
  )
    rows.push({ start: at, end: at + HOUR, change: kwh(at) });
  return rows;
}

/** A home that measured these hours. */
function measuring(statistics: Record<string, unknown>): HomeAssistant {
  const hass = home({
    callWS: <T>({ type, period }: { type: string; period?: string }) =>
      Promise.resolve(
        (type === "smart_energy/hours" || period !== "hour"
          ? {}
          : statistics) as T,
      ),
  });
  hass.locale.first_weekday = "monday";
  return hass;
}

/** The card beside hours of one meter. */
async function compared(...of: Parameters<typeof hours>): Promise<string> {
  const card = await mount(
    "compare",
    measuring({ "sensor.meter_10_energy": hours(...of) }),
  );
  await shown(card);
  return textOf(card);
}

describe("the comparison", () => {
  const monday = Date.parse("2026-11-16T00:00:00+01:00");

  it("says by how much more was used than by this moment before", async () => {
    const text = await compared(30, 0, (start) => (start >= monday ? 1.5 : 1));
    expect(text).toContain("50 % more than before");
  });

  it("counts the running hour to the present moment, as the registers tell", async () => {
    const id = "sensor.meter_10_energy";
    const rows = hours(30, 0, () => 1).map((row) => ({ ...row, state: 41.25 }));
    const hass = measuring({ [id]: rows });
    const card = await mount("compare", hass);
    await shown(card);
    // From Monday 00:00 in Berlin until Wednesday 13:30; meter-10 shows 42 kWh.
    expect(textOf(card)).toContain(
      "61.75 kWh so far, 61.50 kWh by this moment before",
    );
  });

  it("compares to the last full hour while nothing is known of the running one", async () => {
    const text = await compared(30, 0, () => 1);
    expect(text).toContain("61.00 kWh so far, 61.00 kWh by this moment before");
  });

  it("gives no ratio to nothing", async () => {
    const text = await compared(30, 0, (start) => (start >= monday ? 1 : 0));
    expect(text).not.toMatch(/than before|as much as/);
    expect(text).toContain("so far, 0.000 kWh by this moment before");
  });

  it("gives no ratio to a time that was measured in part", async () => {
    const text = await compared(8, 0, () => 1);
    expect(text).not.toMatch(/than before|as much as/);
    expect(text).toContain("Measured only since");
  });

  it("names the meter that is new", async () => {
    const hass = measuring({
      "sensor.meter_10_energy": hours(30, 0, () => 1),
      "sensor.meter_2_energy": hours(4, 0, () => 1),
    });
    const card = await mount("compare", hass);
    await shown(card);
    expect(textOf(card)).toContain(
      "meter-2 is measured only since November 14, 2026",
    );
    expect(textOf(card)).not.toContain("meter-10 is measured");
  });

  it("shows no week as a month while the month is asked for, or cannot be", async () => {
    const hass = measuring({ "sensor.meter_10_energy": hours(30, 0, () => 1) });
    const card = await mount("compare", hass);
    await shown(card);
    expect(textOf(card)).toContain("as much as before");
    hass.callWS = () => Promise.reject(new Error("refused"));
    const buttons = [...(card.shadowRoot?.querySelectorAll("button") ?? [])];
    buttons.find(({ textContent }) => textContent.trim() === "Month")?.click();
    await vi.waitFor(() => {
      expect(textOf(card)).toContain("refused");
    });
    expect(textOf(card)).not.toContain("as much as before");
  });

  it("tells no data of this time from none of the time before", async () => {
    expect(await compared(30, 72, () => 1)).toContain(
      "There are no data of this time yet",
    );
    expect(await compared(2, 0, () => 1)).toContain(
      "there are no data of the period before",
    );
  });
});
