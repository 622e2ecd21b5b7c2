/** Widths and heights: the file counts characters of the default font (7 pixels wide), the API counts points. */
const PIXELS_PER_CHARACTER = 7;
const POINTS_PER_PIXEL = 0.75;

/** Width of a column nobody set: 64 pixels. */
export const STANDARD_WIDTH_POINTS = 48;
export const STANDARD_HEIGHT_POINTS = 15;

export const pointsOfWidth = (characters: number | undefined): number =>
  characters === undefined ? STANDARD_WIDTH_POINTS : Math.round(characters * PIXELS_PER_CHARACTER) * POINTS_PER_PIXEL;

export const widthOfPoints = (points: number): number => Math.round((points / POINTS_PER_PIXEL / PIXELS_PER_CHARACTER) * 100) / 100;

/** Columns that shows a text: letters count one, Han characters two. */
export const displayWidth = (text: string): number =>
  [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);
