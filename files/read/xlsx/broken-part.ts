/** A part of the workbook that contradicts itself: cut off, a cell where no sheet has any, a string that does not exist. */
export class BrokenPart extends Error {}
