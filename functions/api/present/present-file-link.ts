import type { Component } from '../../../shared/api/components.ts';
import { toIso } from '../../../shared/app/iso.ts';
import type { AttachmentLink } from '../../../shared/app/mail/attachment-link.ts';
import { HttpProblem } from '../../../shared/lambda/http-problem.ts';

/** @param list where the caller finds which files there are @throws HttpProblem 404 where there is none */
export function presentFileLink(link: AttachmentLink | undefined, list: string): Component<'AttachmentLink'> {
  if (link !== undefined) return { ...link, expiresAt: toIso(link.expiresAt) };
  const detail = `The message has no such file. GET ${list} lists messages with their files, which count from 1.`;
  throw new HttpProblem({ status: 404, code: 'unknown-attachment', detail });
}
