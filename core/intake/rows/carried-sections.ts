/** What headings hold for a row: the newest of each kind, as far as no outer heading has changed since. */
import type { FieldKey } from '../../model/field';
import type { Reading } from '../../model/reading';
import { filledCopy, type AnyReading } from './column-reader';
import { sectionKinds, type Section, type SectionKind } from './section';

export type SectionReadings = Partial<Record<FieldKey, AnyReading>>;

const textKinds = ['unit', 'village', 'visitGroup', 'tier'] as const;

/** Goes through the sections in row order; `at(row)` must be asked in rising order. */
export class CarriedSections {
  private next = 0;
  /** Outermost first. A new heading of a kind already open closes that one and all within it. */
  private open: Section[] = [];
  private current: SectionReadings = {};

  /** `unknownIsCategory`: headings with unknown words stand for a category the plan does not have (there is no other source of one). */
  constructor(
    private readonly sections: readonly Section[],
    private readonly unknownIsCategory: boolean,
  ) {}

  at(row: number): SectionReadings {
    for (let section = this.sections[this.next]; section && section.row < row; section = this.sections[this.next]) {
      this.next += 1;
      this.push(section);
    }
    return this.current;
  }

  private push(section: Section): void {
    const kinds = kindsOf(section);
    if (kinds.length === 0) return;
    const same = this.open.findIndex((other) => kindsOf(other).some((kind) => kinds.includes(kind)));
    const outer = same >= 0 ? same : this.open.findIndex((other) => replaces(section, other));
    if (outer >= 0) this.open = this.open.slice(0, outer);
    this.open.push(section);
    const readings: SectionReadings = {};
    for (const heading of this.open) Object.assign(readings, this.readingsOf(heading));
    this.current = readings;
  }

  private readingsOf(section: Section): SectionReadings {
    const readings: SectionReadings = {};
    for (const kind of textKinds) {
      const text = section[kind];
      if (text !== undefined) readings[kind] = { value: text, text, filledFrom: 'section' };
    }
    if (section.category) readings.category = filledCopy(section.category, 'section');
    else if (section.other !== undefined && this.unknownIsCategory) readings.category = unknownCategory(section.other);
    return readings;
  }
}

/** Whether a heading of another kind ends an open one: it goes on with its numbering, or its unknown words stand for a category. */
const replaces = (section: Section, open: Section): boolean => {
  if (section.numbering !== undefined)
    return section.numbering.way === open.numbering?.way && section.numbering.ordinal > open.numbering.ordinal;
  return section.other !== undefined && open.numbering === undefined && kindsOf(open).some((kind) => kind !== 'village' && kind !== 'unit');
};

const kindsOf = (section: Section): readonly SectionKind[] => sectionKinds.filter((kind) => section[kind] !== undefined);

const unknownCategory = (text: string): AnyReading => {
  const reading: Reading<readonly string[]> & { readonly unknown: readonly string[] } = {
    value: null,
    text,
    unknown: [text],
    filledFrom: 'section',
  };
  return reading;
};
