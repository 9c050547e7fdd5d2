/** How tickets come in by themselves; callers of the API may name others. */
export const CHANNELS: readonly string[] = ['api', 'email', 'webhook'];

/** That of the tickets that the platform opens for itself: no request comes in by it. */
export const CANARY_CHANNEL = 'pledge-canary';
