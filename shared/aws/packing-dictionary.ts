/**
 * Phrases that the compressor knows beforehand. A ticket is short, and most of its text is the same field names as in every
 * other ticket: with these given, a history takes a third of the space that it takes without, and space is what writes cost.
 * Stored items can only be read with the very text that they were written with: it never changes, a new one gets a new number.
 */
const PHRASES_1 = [
  // From rare to common: the compressor points to the end of this text with fewer bits.
  '{"html":"<p></p>","mailId":"","attachments":[{"name":"","type":"application/pdf","size":,"blob":"',
  '"direction":"internal","channel":"email","author":"requester:","text":"","subject":"',
  '{"organisation":{"name":"","people":{"":{"id":"","name":"","email":"","manager":"","language":"en","timeZone":"Asia/Shanghai"',
  '"teams":{"":{"id":"","name":"","lead":"","members":["","calendars":{"24x7":{"name":"","timeZone":"Europe/Berlin","weekly":{',
  '"mon":[["09:00","18:00"]],"tue":[["09:00","12:00"],["13:00","17:00"]],"wed":[["00:00","24:00"]],"thu":[[,"fri":[[,"sat":[],"sun":[]},',
  '"holidays":[{"date":"2026-01-01","name":"","replacements":[{"date":"2026-10-10","windows":[["',
  '"rules":[{"name":"","when":{"priority":["P1","P2"],"category":[""],"channel":["email"],"tier":[""],"team":[""],"tag":[""]},',
  '"commitments":{"update":{"target":{"kind":"duration","ms":3600000},"calendar":"24x7","pausedBy":"any"},"escalation":"default"',
  '"escalations":{"default":{"name":"default","levels":[{"id":"1","metric":"solution","notice":"escalation","mark":{"kind":"percent","percent":75},',
  '"mark":{"kind":"offset","ms":1800000},"to":[{"kind":"lead"},{"kind":"manager","up":0},{"kind":"assignee"},{"kind":"team"}],"repeat":{"everyMs":,"times":',
  '"routing":[{"when":{},"team":"","closing":{"requireConfirmation":true,"afterConfirmedMs":,"afterResolvedMs":',
  '{"snapshot":{"ticket":{"version":,"status":"on-hold","open","hold":{"reason":"","since":17,"until":17},"policyVersion":,"openedAt":17,"changedAt":17,"statusSince":17,',
  '"participants":[],"fired":{"first-response/1/w1/0":,"solution/1/breach/0":},"acknowledged":{},"commands":{"',
  '"tracks":[{"metric":"next-response","cycle":2,"startedAt":17,"spans":[{"from":17,"to":17,"kind":"counting","fact":,"rule":"","commitment":{"target":{"kind":"duration","ms":',
  '"ended":{"at":17,"as":"met"},{"kind":"held","reason":"","kind":"solved","as":"cancelled"',
  '{"type":"level-skipped","metric":"solution","because":"nobody-to-tell"}{"type":"reopened","because":"not-solved","reason":"',
  '{"type":"noted","message":"","author":"","n":2,"at":17{"type":"closed","because":"silence","asked","confirmed":false,"reason":"',
  '{"type":"closed","because":"confirmed","confirmed":true,"n":{"type":"confirmed","n":{"type":"solution-proposed","message":"',
  '{"type":"held","reason":"waiting-for-customer","until":17{"type":"resumed","because":"until","asked","solved","closed","customer-replied","n":',
  '{"type":"acknowledged","clocks":[{"metric":"update","cycle":2},{"metric":"next-response","cycle":2}],"n":',
  '{"type":"priority-changed","from":"P4","to":"P3"{"from":"P2","to":"P1","n":{"type":"assigned","assignee":"","team":"","n":2,"at":17',
  '"outbox":[{"type":"notify","id":"","notice":"solution-proposed","on-hold","received","resolved","closed","replied","assigned","warning","breach","escalation",',
  '"to":{"email":"@example.com","name":"","personId":""},"language":"zh-CN","facts":[],"plannedAt":17{"type":"publish","from":1,"to":2}],"failures":1}',
  '{"type":"breached","metric":"solution","cycle":1,"firedAt":17,"told":[],"n":4,"at":17"by":"system"},',
  '{"type":"escalated","metric":"solution","cycle":1,"level":"1","repeat":0,"firedAt":17,"told":["","by":"system"},',
  '{"type":"warned","metric":"first-response","cycle":1,"level":"w1","repeat":0,"firedAt":17,"told":["","n":3,"at":17,"by":"system"},',
  '{"type":"customer-replied","message":"","from":"@","n":7,"at":17,"by":"requester:","command":"',
  '{"type":"resolved","message":"","n":8,"at":17,"by":"agent:","command":"{"type":"replied","message":"","n":6,"at":17,"by":"agent:","command":"',
  '{"facts":[{"type":"opened","id":"","subject":"Re: ","requester":{"email":"","name":""},"language":"en","priority":"P3","category":"","channel":"webhook","api","email",',
  '"tier":"","team":"","tags":[],"fields":{},"message":"","muted":true,"policyVersion":1,"n":1,"at":17,"by":"requester:api:webhook:","command":"',
];

/** By the schema version of the item. */
export const DICTIONARIES: { readonly [version: number]: Uint8Array } = { 1: new TextEncoder().encode(PHRASES_1.join('')) };
