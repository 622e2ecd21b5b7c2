/** One line of submissions.json: which file came from which unit, when, and what took its place. A list stands beside the files it is about. */
import { z } from 'zod';

export const submissionLineSchema = z.strictObject({
  file: z.string().min(1),
  /** Name, alias or code. */
  unit: z.string().min(1),
  receivedAt: z.iso.datetime({ offset: true }).nullable().optional(),
  supersededBy: z.string().min(1).nullable().optional(),
});
export type SubmissionLine = z.output<typeof submissionLineSchema>;
