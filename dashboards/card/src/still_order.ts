/** So long rows keep their places after they were arranged, or touched. */
export const STILL_MS = 5_000;

/** Keeps rows where they are for a while: what is sorted by power would move away under a finger. */
export class StillOrder {
  private kind: string | undefined;
  private ids: string[] = [];
  private until = 0;

  /** Somebody points at a row. */
  touch(): void {
    this.until = Date.now() + STILL_MS;
  }

  /**
   * The rows as they are to be shown, and how long they stay so although they are to be in another order; null where
   * they are in theirs. Rows of another kind are arranged at once: others, or sorted by something else.
   */
  arranged<Row>(
    rows: readonly Row[],
    idOf: (row: Row) => string,
    kind: string,
  ): { rows: Row[]; waitMs: number | null } {
    const ids = rows.map(idOf);
    const isSame = ids.every((id, index) => id === this.ids[index]);
    const waitMs = this.until - Date.now();
    if (kind !== this.kind || waitMs <= 0 || isSame) {
      if (!isSame || kind !== this.kind) this.touch();
      this.kind = kind;
      this.ids = ids;
      return { rows: [...rows], waitMs: null };
    }
    const place = new Map(this.ids.map((id, index) => [id, index]));
    const placeOf = (row: Row): number => place.get(idOf(row)) ?? Infinity;
    return { rows: [...rows].sort((a, b) => placeOf(a) - placeOf(b)), waitMs };
  }
}
