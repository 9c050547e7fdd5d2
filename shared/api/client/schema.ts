// Made from the OpenAPI document by `npm run client`. Not to be changed by hand.
export interface paths {
    readonly "/v1/tickets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List tickets, newest first
         * @description A page may have fewer than `limit`, or none, and go on nevertheless: `nextCursor` decides.
         */
        readonly get: operations["listTickets"];
        readonly put?: never;
        /**
         * Open a ticket
         * @description Its promises count from this instant. With an `Idempotency-Key` it can be repeated safely: the same key opens one ticket.
         */
        readonly post: operations["openTicket"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a ticket with its clocks as of now */
        readonly get: operations["getTicket"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/bulk": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Do the same to up to 100 tickets
         * @description Each is changed or refused by itself, as by its own command, and the answer says of each what became of it. With an `Idempotency-Key` the whole can be sent again: what was done is not done twice, and the rest is tried anew.
         */
        readonly post: operations["changeTickets"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/replies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Answer the customer, or add what the customer said */
        readonly post: operations["reply"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/notes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Write for the staff only */
        readonly post: operations["note"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/assignment": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Give it to a person, a team, or both */
        readonly post: operations["assign"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/priority": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Grade it anew; its deadlines follow */
        readonly post: operations["changePriority"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/hold": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Wait for somebody else */
        readonly post: operations["hold"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** End the hold */
        readonly post: operations["resume"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/solution": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Propose a solution or a workaround */
        readonly post: operations["proposeSolution"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/resolve": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Declare it solved and ask the customer to confirm */
        readonly post: operations["resolve"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/confirm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The customer says that it is solved */
        readonly post: operations["confirm"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/reopen": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** It is not solved after all */
        readonly post: operations["reopen"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/close": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** End it */
        readonly post: operations["close"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/complaint": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The customer complains of how it is handled */
        readonly post: operations["complain"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/rating": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** The customer says how content they are with what was done */
        readonly post: operations["rate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/acknowledge": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take charge: stops the escalation, not the clocks */
        readonly post: operations["acknowledge"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/handover": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Ask somebody else to follow it to its end */
        readonly post: operations["handOver"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/handover/accept": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Be its owner from now on */
        readonly post: operations["acceptHandover"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/handover/decline": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Leave it with its owner */
        readonly post: operations["declineHandover"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/handover/withdraw": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Take the offer back */
        readonly post: operations["withdrawHandover"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/watchers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Keep somebody posted */
        readonly post: operations["watch"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/watchers/remove": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Keep somebody posted no longer */
        readonly post: operations["unwatch"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/merge": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Let it go on as another ticket, for good */
        readonly post: operations["merge"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer/request": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The request that the link is about, as its customer sees it
         * @description Of a ticket that was merged: the one that it goes on as.
         */
        readonly get: operations["readOwnRequest"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer/messages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What was said in public, oldest first */
        readonly get: operations["listOwnMessages"];
        readonly put?: never;
        /** Write to whoever works on it */
        readonly post: operations["writeAsCustomer"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer/messages/{message}/attachments/{attachment}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * An address for five minutes from which a file of a public message can be saved
         * @description `attachment` counts the files of the message from 1. The address takes no token: whoever has it can save the file.
         */
        readonly get: operations["linkOwnAttachment"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer/confirm": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Say that it is solved */
        readonly post: operations["confirmAsCustomer"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer/reopen": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Say that it is not solved */
        readonly post: operations["reopenAsCustomer"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer/rating": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Say how content you are, once it is solved */
        readonly post: operations["rateAsCustomer"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customer/complaint": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Complain of how it is handled */
        readonly post: operations["complainAsCustomer"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What happened, oldest first */
        readonly get: operations["listHistory"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/messages": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What was said, oldest first */
        readonly get: operations["listMessages"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/messages/{message}/attachments/{attachment}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * An address for five minutes from which a file that came with a message can be saved
         * @description `attachment` counts the files of the message from 1. The address takes no key: whoever has it can save the file.
         */
        readonly get: operations["linkAttachment"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/messages/{message}/attachments/{attachment}/file": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Fetch a file that came with a message
         * @description Leads to the address, for people and for programs that follow. It is the `path` of the file in its message. The key is not to be sent along to where it leads.
         */
        readonly get: operations["fetchAttachment"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/sla": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Explain its deadlines second by second */
        readonly get: operations["explainTicket"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/escalation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who will be told of it, and when, if nobody does anything */
        readonly get: operations["foreseeEscalation"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tickets/{id}/receipts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What became of the mails about it, in the order in which they were planned */
        readonly get: operations["listReceipts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/policies": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List policy versions, newest first */
        readonly get: operations["listPolicies"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/policies/{version}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a policy version */
        readonly get: operations["getPolicies"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/policies/check": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Say what is wrong with a configuration */
        readonly post: operations["checkConfiguration"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/policies/diff": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Say in words how a configuration differs from the one in force */
        readonly post: operations["diffConfiguration"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/policies/backtest": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Say what a configuration would have done to tickets of the past
         * @description Every ticket of the period is run again, with people doing what they did. An answer holds as much as could be done in about 15 seconds; pass `nextCursor`, `from` and `until` on, and add the answers up.
         */
        readonly post: operations["backtestConfiguration"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/policies/impact": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Say what moving open tickets to a configuration would do to their deadlines now */
        readonly post: operations["previewImpact"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/policies/apply": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Put a configuration in force
         * @description New tickets are opened under it at once. What it says of people, teams, mail and webhooks takes effect for all; its policies become a new version if they differ from those in force.
         */
        readonly post: operations["applyConfiguration"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/policies/rollouts/{rollout}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Say how far open tickets have been moved to a policy version
         * @description `newest` in place of a number is the last one that began.
         */
        readonly get: operations["getRollout"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/health/timers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Say how late timers fired and notices were handed over
         * @description In the last hour, day and week, for each kind of firing and for notices: median, 99th percentile and longest, with the histogram that they are read from. Windows begin at full hours. And what became of the last canary, a ticket that Pledge opens every five minutes to see its promise of a minute broken.
         */
        readonly get: operations["getTimers"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/health/reconciliation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Say whether every planned notice has its receipt
         * @description The result of the last daily comparison, and how far the one that is under way has come. The list has to be empty.
         */
        readonly get: operations["getReconciliation"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/escalations/reach": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Say whom the levels of a new ticket would reach */
        readonly post: operations["reachEscalation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/escalations/simulate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Say what would be sent of a new ticket, to whom, when and in what words
         * @description Under the configuration in force, or under a draft. Nothing is stored or sent.
         */
        readonly post: operations["simulateEscalation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/on-call": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Who is on call now, until when, and who is next */
        readonly get: operations["listOnCall"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/on-call/{schedule}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Its shifts, two weeks of them when `to` is left out */
        readonly get: operations["getOnCall"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/on-call/{schedule}/gaps": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** When nobody is on call, or nobody who can be told, within 90 days when `to` is left out */
        readonly get: operations["listOnCallGaps"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/on-call/{schedule}/calendar.ics": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Its shifts for calendar programs (RFC 5545), 90 days of them when `to` is left out */
        readonly get: operations["getOnCallCalendar"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/on-call/{schedule}/overrides": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Let somebody stand in
         * @description It wins over layers and over earlier overrides, at once and without a deployment.
         */
        readonly post: operations["overrideOnCall"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/on-call/{schedule}/overrides/{override}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Take an override back */
        readonly delete: operations["removeOnCallOverride"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/on-call/{schedule}/swaps": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Let two people exchange their shifts
         * @description Each is named with an instant in the shift that they give away. Whole shifts change hands, by two overrides.
         */
        readonly post: operations["swapOnCall"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List API keys by name, those that have ended too */
        readonly get: operations["listKeys"];
        readonly put?: never;
        /**
         * Make an API key
         * @description The answer has its secret, which is never shown again.
         */
        readonly post: operations["createKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/keys/{key}/rotate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Give an API key another secret
         * @description The secret that it has now stays good for a while, so that whoever uses it has time to change over.
         */
        readonly post: operations["rotateKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/keys/{key}/revoke": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * End an API key for good
         * @description It is refused everywhere within half a minute.
         */
        readonly post: operations["revokeKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/subscriptions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** All subscriptions, oldest first */
        readonly get: operations["listSubscriptions"];
        readonly put?: never;
        /**
         * Have events posted to an address
         * @description Signed as Standard Webhooks says. Events that happen some seconds later are the first to be posted.
         */
        readonly post: operations["createSubscription"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/subscriptions/{subscription}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** A subscription, and how its receiver behaves */
        readonly get: operations["getSubscription"];
        readonly put?: never;
        readonly post?: never;
        /** Remove it; what waits is not posted any more */
        readonly delete: operations["removeSubscription"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change what it gets, or where
         * @description Fields that are left out stay. What waits is posted to the new address.
         */
        readonly patch: operations["changeSubscription"];
        readonly trace?: never;
    };
    readonly "/v1/subscriptions/{subscription}/disable": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Switch it off
         * @description Events that happen meanwhile are not kept for it.
         */
        readonly post: operations["disableSubscription"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/subscriptions/{subscription}/enable": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Switch it on again; what waits goes on at once */
        readonly post: operations["enableSubscription"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/subscriptions/{subscription}/secrets": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Make a new secret
         * @description Both sign, until the older one expires or is removed: time for the receiver to change.
         */
        readonly post: operations["rotateSecret"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/subscriptions/{subscription}/secrets/{version}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Have the older secret sign no more */
        readonly delete: operations["removeSecret"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/subscriptions/{subscription}/ping": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Post a test message at once
         * @description Its type is `webhook.ping`. What became of it is in the log of deliveries.
         */
        readonly post: operations["pingSubscription"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/subscriptions/{subscription}/deliveries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What was posted, newest first; kept for 30 days */
        readonly get: operations["listDeliveries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/subscriptions/{subscription}/deliveries/{delivery}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What became of one delivery, attempt by attempt */
        readonly get: operations["getDelivery"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/subscriptions/{subscription}/deliveries/{delivery}/redeliver": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Post it once more, with the same `webhook-id` */
        readonly post: operations["redeliver"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/subscriptions/{subscription}/redeliver": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Post everything once more since an instant, some hundred at a time */
        readonly post: operations["redeliverSince"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/mail/set-aside": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Mails that wait for somebody to look at them, newest first */
        readonly get: operations["listSetAsideMails"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/mail/set-aside/{mail}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What it says, and why it was set aside */
        readonly get: operations["getSetAsideMail"];
        readonly put?: never;
        readonly post?: never;
        /** Take it off the list */
        readonly delete: operations["discardMail"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/mail/set-aside/{mail}/release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Take it in, whatever put it aside
         * @description It goes through intake again, and becomes one ticket or one reply however often it is released. A mail with a virus is never released.
         */
        readonly post: operations["releaseMail"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/mail/suppressions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Addresses that are mailed no more, because a mail to them bounced for good or was reported as spam
         * @description In an order that says nothing.
         */
        readonly get: operations["listSuppressions"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/mail/suppressions/{address}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Why an address is mailed no more */
        readonly get: operations["getSuppression"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Mail an address again
         * @description From the next mail on; what was not sent is not made up for. Amazon SES keeps a list of its own, which this does not touch.
         */
        readonly delete: operations["liftSuppression"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/{source}/deliveries": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** What a source has posted in the last 30 days, newest first */
        readonly get: operations["listWebhookDeliveries"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/{source}/deliveries/{delivery}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** One delivery, with its headers and body */
        readonly get: operations["getWebhookDelivery"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/{source}/deliveries/{delivery}/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Carry a delivery out anew, under the configuration as it is now
         * @description What succeeded of it is not done a second time.
         */
        readonly post: operations["replayWebhookDelivery"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/{source}/deliveries/replay": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Carry out anew all that failed or did not fit since then */
        readonly post: operations["replayWebhookDeliveries"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/webhooks/{source}/test": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Show what a body would become, and where each field was found; nothing is stored
         * @description Send the body, and the headers that say what it is (`X-GitHub-Event`), as the source would. It need not be signed.
         */
        readonly post: operations["testWebhook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly OpenTicket: {
            readonly subject: string;
            readonly description?: string;
            readonly requester: {
                /** Format: email */
                readonly email: string;
                readonly name?: string;
            };
            /** @description In which the requester is written to; by default the configured one */
            readonly language?: components["schemas"]["Language"];
            /** @description P3 when left out */
            readonly priority?: components["schemas"]["Priority"];
            readonly category?: string;
            /** @description How the request came in; `api` when left out */
            readonly channel?: string;
            /** @description Customer tier, for policies that tell them apart */
            readonly tier?: string;
            /** @description Team id; left out, the routing rules decide */
            readonly team?: string;
            readonly tags?: readonly string[];
            /** @description Your own form: names with texts, numbers or yes/no */
            readonly fields?: {
                readonly [key: string]: string | number | boolean;
            };
            /** @description The customer complains right away */
            readonly complaint?: boolean;
        };
        readonly ApiKeyRequest: {
            /** @description Finds the key, and stands in histories as `api:<name>`. A name is given once, for good */
            readonly name: string;
            /**
             * @description What it may do
             * @enum {string}
             */
            readonly role: "read-only" | "integrator" | "agent" | "lead" | "manager" | "admin";
            /** @description Id of the member of staff whose key it is. Agents, leads and managers are somebody; programs are not */
            readonly person?: string;
            /** @description Of an integrator: may name any member of staff as the author */
            readonly forStaff?: boolean;
            /** @description Sees and changes only tickets of these teams; all of them when left out */
            readonly teams?: readonly string[];
            /**
             * Format: date-time
             * @description Until when it can be used; for good when left out
             */
            readonly expiresAt?: string;
            /** @description How often it may ask in a minute; what its role has when left out */
            readonly requestsPerMinute?: number;
        };
        readonly ApiKeyRotation: {
            /** @description For how long the secret that it has now stays good; a day when left out, 0: it ends at once */
            readonly graceSeconds?: number;
        };
        readonly ApiKey: {
            readonly name: string;
            /**
             * @description `secret`: stands in the secret of the deployment, and is changed there
             * @enum {string}
             */
            readonly source: "api" | "secret";
            /** @description How the key begins */
            readonly prefix?: string;
            /** @enum {string} */
            readonly role: "read-only" | "integrator" | "agent" | "lead" | "manager" | "admin";
            readonly person?: string;
            readonly forStaff: boolean;
            readonly teams?: readonly string[];
            /** @enum {string} */
            readonly state: "active" | "expired" | "revoked";
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly expiresAt?: string;
            /** @description Where it has a limit of its own */
            readonly requestsPerMinute?: number;
            /**
             * Format: date-time
             * @description Until when the secret before the last rotation is good
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly previousUntil?: string;
            readonly lastUsedAt: string | null;
            /** @description Oldest first */
            readonly history: readonly {
                /** @enum {string} */
                readonly did: "created" | "rotated" | "revoked";
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly at: string;
                readonly by: string;
            }[];
        };
        readonly ApiKeyList: {
            readonly items: readonly components["schemas"]["ApiKey"][];
        };
        readonly NewSecret: {
            readonly key: components["schemas"]["ApiKey"];
            /** @description What to send as `Authorization: Bearer …`. It is never shown again */
            readonly secret: string;
        };
        readonly Reply: {
            readonly body: string;
            /** @enum {string} */
            readonly from: "agent" | "requester";
            /** @description From an agent: person id or e-mail address. From the requester: the e-mail address of who wrote, when it was somebody else. */
            readonly author?: string;
            /** @description From an agent: a program wrote it (a bot, a template). The customer gets it; no promise is kept by it. */
            readonly automatic?: boolean;
        };
        readonly Note: {
            readonly body: string;
            /** @description Person id or e-mail address of the member of staff in whose name this happens */
            readonly author?: string;
        };
        readonly Assignment: {
            /** @description Person id or e-mail address */
            readonly assignee?: string;
            /** @description Team id */
            readonly team?: string;
            /** @description Person id or e-mail address of the member of staff in whose name this happens */
            readonly author?: string;
        };
        readonly PriorityChange: {
            readonly priority: components["schemas"]["Priority"];
            /** @description Person id or e-mail address of the member of staff in whose name this happens */
            readonly author?: string;
        };
        readonly Hold: {
            /** @description Policies say which reasons pause which promises */
            readonly reason: string;
            /**
             * Format: date-time
             * @description When the hold ends by itself
             */
            readonly until?: string;
            /** @description Person id or e-mail address of the member of staff in whose name this happens */
            readonly author?: string;
        };
        readonly Resume: {
            /** @description Person id or e-mail address of the member of staff in whose name this happens */
            readonly author?: string;
        };
        readonly Solution: {
            readonly body?: string;
            /** @description Person id or e-mail address of the member of staff in whose name this happens */
            readonly author?: string;
        };
        readonly Resolution: {
            readonly body?: string;
            /** @description Person id or e-mail address of the member of staff in whose name this happens */
            readonly author?: string;
        };
        readonly Confirmation: {
            /** @description Person id or e-mail address of the member of staff in whose name this happens */
            readonly author?: string;
        };
        readonly Reopening: {
            readonly reason?: string;
            /** @description Person id or e-mail address of the member of staff in whose name this happens */
            readonly author?: string;
        };
        readonly Closing: {
            readonly reason?: string;
            /** @description Person id or e-mail address of the member of staff in whose name this happens */
            readonly author?: string;
        };
        readonly Complaint: {
            readonly reason?: string;
            /** @description Person id or e-mail address of the member of staff in whose name this happens */
            readonly author?: string;
        };
        readonly Rating: {
            /** @description 1 (poor) to 5 */
            readonly score: number;
            readonly comment?: string;
            /** @description Person id or e-mail address of the member of staff in whose name this happens */
            readonly author?: string;
        };
        readonly Acknowledgement: {
            /** @description A promise or an alarm. Left out: all of the ticket */
            readonly metric?: components["schemas"]["LadderName"];
            /** @description Person id or e-mail address of the member of staff in whose name this happens */
            readonly author?: string;
        };
        readonly Handover: {
            /** @description Person id or e-mail address */
            readonly to: string;
            /** @description What they should know */
            readonly note?: string;
            /** @description Person id or e-mail address of the member of staff in whose name this happens */
            readonly author?: string;
        };
        readonly HandoverAcceptance: {
            /** @description Person id or e-mail address of the member of staff in whose name this happens */
            readonly author?: string;
        };
        readonly HandoverRefusal: {
            readonly reason?: string;
            /** @description Person id or e-mail address of the member of staff in whose name this happens */
            readonly author?: string;
        };
        readonly HandoverWithdrawal: {
            /** @description Person id or e-mail address of the member of staff in whose name this happens */
            readonly author?: string;
        };
        readonly Watching: {
            /** @description Person id or e-mail address */
            readonly person: string;
            /** @description Person id or e-mail address of the member of staff in whose name this happens */
            readonly author?: string;
        };
        readonly Merging: {
            /** @description Id or reference of the ticket that it goes on as */
            readonly into: string;
            /** @description Person id or e-mail address of the member of staff in whose name this happens */
            readonly author?: string;
        };
        readonly BulkCommand: {
            /** @description Ids or references, each ticket once */
            readonly ids: readonly string[];
            /** @constant */
            readonly action: "assign";
            readonly body: components["schemas"]["Assignment"];
        } | {
            /** @description Ids or references, each ticket once */
            readonly ids: readonly string[];
            /** @constant */
            readonly action: "priority";
            readonly body: components["schemas"]["PriorityChange"];
        } | {
            /** @description Ids or references, each ticket once */
            readonly ids: readonly string[];
            /** @constant */
            readonly action: "hold";
            readonly body: components["schemas"]["Hold"];
        } | {
            /** @description Ids or references, each ticket once */
            readonly ids: readonly string[];
            /** @constant */
            readonly action: "resume";
            readonly body?: components["schemas"]["Resume"];
        } | {
            /** @description Ids or references, each ticket once */
            readonly ids: readonly string[];
            /** @constant */
            readonly action: "note";
            readonly body: components["schemas"]["Note"];
        } | {
            /** @description Ids or references, each ticket once */
            readonly ids: readonly string[];
            /** @constant */
            readonly action: "watch";
            readonly body: components["schemas"]["Watching"];
        } | {
            /** @description Ids or references, each ticket once */
            readonly ids: readonly string[];
            /** @constant */
            readonly action: "acknowledge";
            readonly body?: components["schemas"]["Acknowledgement"];
        } | {
            /** @description Ids or references, each ticket once */
            readonly ids: readonly string[];
            /** @constant */
            readonly action: "resolve";
            readonly body?: components["schemas"]["Resolution"];
        } | {
            /** @description Ids or references, each ticket once */
            readonly ids: readonly string[];
            /** @constant */
            readonly action: "close";
            readonly body?: components["schemas"]["Closing"];
        } | {
            /** @description Ids or references, each ticket once */
            readonly ids: readonly string[];
            /** @constant */
            readonly action: "merge";
            readonly body: components["schemas"]["Merging"];
        };
        readonly BulkOutcome: {
            /** @description How many were carried out */
            readonly done: number;
            /** @description How many were not; each says why */
            readonly refused: number;
            /** @description In the order in which they were named */
            readonly items: readonly {
                /** @description As it was named */
                readonly id: string;
                /** @description What the command alone would have been answered with */
                readonly status: number;
                /** @description Of the ticket after it */
                readonly version?: number;
                /**
                 * @description It had been carried out before, under the same `Idempotency-Key`
                 * @constant
                 */
                readonly replayed?: true;
                readonly problem?: components["schemas"]["Problem"];
            }[];
        };
        readonly Ticket: {
            /** @example 7k3m9qxw4t */
            readonly id: string;
            /**
             * @description The id as people say it
             * @example 7K3M9-QXW4T
             */
            readonly reference: string;
            /** @description Counts what happened to the ticket; also its ETag */
            readonly version: number;
            readonly status: components["schemas"]["Status"];
            readonly subject: string;
            readonly requester: {
                readonly email: string;
                readonly name?: string;
            };
            readonly priority: components["schemas"]["Priority"];
            readonly category?: string;
            readonly channel: string;
            readonly tier?: string;
            readonly team?: string;
            /** @description Person id */
            readonly assignee?: string;
            /** @description Person id of who took the request up first and follows it to the end */
            readonly owner?: string;
            /** @description The owner has asked somebody else to be it, who has until then to accept */
            readonly handover?: {
                readonly to: string;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly since: string;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly until: string;
                readonly note?: string;
            };
            /** @description Who is kept posted besides: person ids or addresses */
            readonly watchers?: readonly string[];
            readonly tags: readonly string[];
            readonly fields: {
                readonly [key: string]: string | number | boolean;
            };
            readonly language: components["schemas"]["Language"];
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly openedAt: string;
            /**
             * Format: date-time
             * @description When the last thing happened to it; its history ends there
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly updatedAt: string;
            readonly hold?: {
                readonly reason: string;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly since: string;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly until?: string;
                /**
                 * @description The customer was waiting for an answer when it began
                 * @constant
                 */
                readonly unanswered?: true;
            };
            /** @description How many holds began while the customer waited for an answer */
            readonly unansweredHolds: number;
            /** @description The ticket that this one goes on as */
            readonly mergedInto?: {
                readonly id: string;
                readonly reference: string;
            };
            /** @description Tickets that were merged into this one, oldest first */
            readonly absorbed?: readonly {
                readonly id: string;
                readonly reference: string;
            }[];
            /** @description Who is told of it besides the requester: customers of merged tickets */
            readonly customers?: readonly {
                readonly email: string;
                readonly name?: string;
                readonly language: components["schemas"]["Language"];
            }[];
            /** @description Who belongs to the conversation besides the requester */
            readonly participants?: readonly {
                readonly email: string;
                /**
                 * @description They answered from an address that was not known: do not take it for proven
                 * @constant
                 */
                readonly joined?: true;
            }[];
            /** @description How often the customer complained */
            readonly complaints?: number;
            /** @description How often it was reopened */
            readonly reopenings?: number;
            /** @description What the customer thinks of how it was handled */
            readonly rating?: {
                /** @description 1 (poor) to 5 */
                readonly score: number;
                readonly comment?: string;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly at: string;
            };
            /** @description What people were to hear of at once and is not settled yet */
            readonly alarms?: readonly components["schemas"]["Alarm"][];
            /** @description The newest cycle of each metric; the ledger at `/sla` has all of them */
            readonly clocks: readonly {
                readonly metric: components["schemas"]["Metric"];
                /** @description Counts from 1; next-response and update come around again */
                readonly cycle: number;
                readonly state: components["schemas"]["ClockState"];
                /** @description Business time allowed */
                readonly targetSeconds: number;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly startedAt: string;
                /**
                 * Format: date-time
                 * @description While paused: as if the hold ended where it began
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly dueAt: string;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly metAt?: string;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly breachedAt?: string;
                /** @description Business time that holds took out */
                readonly pausedSeconds: number;
                readonly acknowledgement?: {
                    /** @description Who has acknowledged since the ladder last went on */
                    readonly by: readonly {
                        /** @description Person id, address, or `api:<key name>` */
                        readonly name: string;
                        /**
                         * Format: date-time
                         * @example 2026-01-05T09:00:00.000Z
                         */
                        readonly at: string;
                    }[];
                    /**
                     * Format: date-time
                     * @description Since when the ladder climbs no further; left out: it does
                     * @example 2026-01-05T09:00:00.000Z
                     */
                    readonly stoppedAt?: string;
                    /**
                     * Format: date-time
                     * @description When the acknowledgement lapses and the ladder goes on; left out: not by itself
                     * @example 2026-01-05T09:00:00.000Z
                     */
                    readonly until?: string;
                    /** @description Who has to acknowledge before the ladder stops */
                    readonly awaiting?: readonly string[];
                };
            }[];
            /** @description When the next warning, breach, escalation or other change happens by itself; null: never */
            readonly nextWakeAt: string | null;
            readonly policyVersion: number;
        };
        readonly TicketList: {
            readonly items: readonly components["schemas"]["Ticket"][];
            readonly nextCursor: string | null;
        };
        readonly Clock: {
            readonly metric: components["schemas"]["Metric"];
            /** @description Counts from 1; next-response and update come around again */
            readonly cycle: number;
            readonly state: components["schemas"]["ClockState"];
            /** @description Business time allowed */
            readonly targetSeconds: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly startedAt: string;
            /**
             * Format: date-time
             * @description While paused: as if the hold ended where it began
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly dueAt: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly metAt?: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly breachedAt?: string;
            /** @description Business time that holds took out */
            readonly pausedSeconds: number;
        };
        readonly Alarm: {
            readonly trigger: components["schemas"]["Trigger"];
            /** @description Counts what raised it: the second complaint has 2 */
            readonly cycle: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly startedAt: string;
            readonly acknowledgement?: {
                /** @description Who has acknowledged since the ladder last went on */
                readonly by: readonly {
                    /** @description Person id, address, or `api:<key name>` */
                    readonly name: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-05T09:00:00.000Z
                     */
                    readonly at: string;
                }[];
                /**
                 * Format: date-time
                 * @description Since when the ladder climbs no further; left out: it does
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly stoppedAt?: string;
                /**
                 * Format: date-time
                 * @description When the acknowledgement lapses and the ladder goes on; left out: not by itself
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly until?: string;
                /** @description Who has to acknowledge before the ladder stops */
                readonly awaiting?: readonly string[];
            };
        };
        readonly HistoryItem: {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "opened";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            readonly id: string;
            readonly subject: string;
            readonly requester: {
                readonly email: string;
                readonly name?: string;
            };
            readonly language: components["schemas"]["Language"];
            readonly priority: components["schemas"]["Priority"];
            readonly category?: string;
            readonly channel: string;
            readonly tier?: string;
            readonly team?: string;
            readonly tags?: readonly string[];
            readonly fields?: {
                readonly [key: string]: string | number | boolean;
            };
            /** @description Id of the message */
            readonly message?: string;
            /** @constant */
            readonly muted?: true;
            /**
             * @description The customer complains right away
             * @constant
             */
            readonly complaint?: true;
            /** @description Addresses that the request was sent to besides */
            readonly copied?: readonly string[];
            readonly policyVersion: number;
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "replied";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @description Id of the message */
            readonly message: string;
            /** @description Person id */
            readonly author?: string;
            /**
             * @description A program wrote it: no promise is kept by it
             * @constant
             */
            readonly automatic?: true;
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "noted";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @description Id of the message */
            readonly message: string;
            /** @description Person id */
            readonly author?: string;
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "customer-replied";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @description Id of the message */
            readonly message: string;
            readonly from: string;
            /**
             * @description Nothing but thanks for what was solved: it asks for no answer
             * @constant
             */
            readonly thanks?: true;
            /**
             * @description The sender was not known to the ticket: they had its reply address, and nothing else says who they are
             * @constant
             */
            readonly joined?: true;
            /** @description Addresses that it was sent to besides and that were not known */
            readonly copied?: readonly string[];
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "assigned";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            readonly assignee?: string;
            readonly team?: string;
            /** @description Levels, as `metric/cycle/level/repeat`, that had fired and that new deadlines have put ahead again */
            readonly rearmed?: readonly string[];
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "priority-changed";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            readonly from: components["schemas"]["Priority"];
            readonly to: components["schemas"]["Priority"];
            /** @description Levels, as `metric/cycle/level/repeat`, that had fired and that new deadlines have put ahead again */
            readonly rearmed?: readonly string[];
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "held";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            readonly reason: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly until?: string;
            /**
             * @description The customer was waiting for an answer when it began
             * @constant
             */
            readonly unanswered?: true;
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "resumed";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @enum {string} */
            readonly because: "asked" | "until" | "customer-replied" | "solved" | "closed" | "merged";
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "solution-proposed";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @description Id of the message */
            readonly message?: string;
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "resolved";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @description Id of the message */
            readonly message?: string;
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "confirmed";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "complained";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            readonly reason?: string;
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "rated";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @description 1 (poor) to 5 */
            readonly score: number;
            readonly comment?: string;
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "link-requested";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @description Address of the customer to whom it is mailed */
            readonly to: string;
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "reopened";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @enum {string} */
            readonly because: "asked" | "not-solved" | "customer-replied" | "merged-in-circle";
            readonly reason?: string;
            /** @description Levels, as `metric/cycle/level/repeat`, that had fired and that new deadlines have put ahead again */
            readonly rearmed?: readonly string[];
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "closed";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @enum {string} */
            readonly because: "asked" | "confirmed" | "silence";
            readonly confirmed: boolean;
            readonly reason?: string;
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "merged";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @description Id of the ticket that this one goes on as */
            readonly into: string;
            /** @description The other ticket, as people say it */
            readonly reference: string;
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "absorbed";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @description Id of the ticket that goes on as this one */
            readonly from: string;
            /** @description The other ticket, as people say it */
            readonly reference: string;
            readonly subject: string;
            /** @description Who is told of this ticket from now on */
            readonly customers?: readonly {
                readonly email: string;
                readonly name?: string;
                readonly language: components["schemas"]["Language"];
            }[];
            /** @description Addresses that belong to the conversation from now on */
            readonly participants?: readonly string[];
            /**
             * @description A customer of the other ticket waits for an answer
             * @constant
             */
            readonly unanswered?: true;
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "acknowledged";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            readonly clocks: readonly {
                readonly metric: components["schemas"]["LadderName"];
                readonly cycle: number;
                /** @description Who has to acknowledge too before the ladder stops; left out: it has stopped */
                readonly awaiting?: readonly string[];
            }[];
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "acknowledgement-lapsed";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            readonly clocks: readonly {
                readonly metric: components["schemas"]["LadderName"];
                readonly cycle: number;
                /** @description How much later the levels come that have not fired, in milliseconds in counted time of a clock */
                readonly laterMs?: number;
            }[];
            /** @description Who had acknowledged */
            readonly told: readonly string[];
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "handover-offered";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @description Person id */
            readonly to: string;
            /** @description Person id */
            readonly from: string;
            /**
             * Format: date-time
             * @description Without an answer by then the ticket stays with its owner
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly until: string;
            readonly note?: string;
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "handed-over";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @description Person id of the new owner and assignee */
            readonly to: string;
            /** @description Person id */
            readonly from: string;
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "handover-declined";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @description Person id */
            readonly to: string;
            readonly reason?: string;
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "handover-withdrawn";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @description Person id */
            readonly to: string;
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "handover-lapsed";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @description Person id */
            readonly to: string;
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "watched";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @description Person ids or addresses */
            readonly watchers: readonly string[];
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "unwatched";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @description Person ids or addresses */
            readonly watchers: readonly string[];
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "rebased";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @description The policy version that judges the ticket from here on, and all that had happened before */
            readonly policyVersion: number;
            readonly from: number;
            /** @description Levels, as `metric/cycle/level/repeat`, that the new deadlines have passed */
            readonly passed?: readonly string[];
            /** @description Levels, as `metric/cycle/level/repeat`, that had fired and that new deadlines have put ahead again */
            readonly rearmed?: readonly string[];
            /** @description Who hears of the passed ones in a digest: person ids or addresses */
            readonly told?: readonly string[];
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "breached";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            readonly metric: components["schemas"]["Metric"];
            readonly cycle: number;
            /**
             * Format: date-time
             * @description When it really happened; `at` is when it was promised
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly firedAt: string;
            /** @description Person ids, addresses, or `webhook:<id>` */
            readonly told: readonly string[];
            /**
             * @description All of them have to acknowledge
             * @constant
             */
            readonly everyone?: true;
            /** @enum {string} */
            readonly because?: "nobody-to-tell";
            /**
             * @description Nothing is left of the ladder: nobody will be told
             * @constant
             */
            readonly last?: true;
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "warned";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            readonly metric: components["schemas"]["LadderName"];
            readonly cycle: number;
            /**
             * Format: date-time
             * @description When it really happened; `at` is when it was promised
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly firedAt: string;
            /** @description Person ids, addresses, or `webhook:<id>` */
            readonly told: readonly string[];
            /**
             * @description All of them have to acknowledge
             * @constant
             */
            readonly everyone?: true;
            readonly level: string;
            readonly repeat: number;
            /**
             * @description It did not wait: the level before it had nobody to tell, or did not arrive
             * @enum {string}
             */
            readonly early?: "nobody-to-tell" | "undelivered";
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "escalated";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            readonly metric: components["schemas"]["LadderName"];
            readonly cycle: number;
            /**
             * Format: date-time
             * @description When it really happened; `at` is when it was promised
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly firedAt: string;
            /** @description Person ids, addresses, or `webhook:<id>` */
            readonly told: readonly string[];
            /**
             * @description All of them have to acknowledge
             * @constant
             */
            readonly everyone?: true;
            readonly level: string;
            readonly repeat: number;
            /**
             * @description It did not wait: the level before it had nobody to tell, or did not arrive
             * @enum {string}
             */
            readonly early?: "nobody-to-tell" | "undelivered";
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "level-skipped";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            readonly metric: components["schemas"]["LadderName"];
            readonly cycle: number;
            /**
             * Format: date-time
             * @description When it really happened; `at` is when it was promised
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly firedAt: string;
            /** @description Person ids, addresses, or `webhook:<id>` */
            readonly told: readonly string[];
            /**
             * @description All of them have to acknowledge
             * @constant
             */
            readonly everyone?: true;
            readonly level: string;
            readonly repeat: number;
            /**
             * @description It did not wait: the level before it had nobody to tell, or did not arrive
             * @enum {string}
             */
            readonly early?: "nobody-to-tell" | "undelivered";
            /** @enum {string} */
            readonly because: "nobody-to-tell";
            /**
             * @description Nothing is left of the ladder: nobody will be told
             * @constant
             */
            readonly last?: true;
        } | {
            /** @description 1 for the opening, then without gaps */
            readonly n: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @constant */
            readonly type: "undelivered";
            /** @description `system`, `agent:<person id>`, `requester:<address>`, `api:<key name>` or `webhook:<source>` */
            readonly by: string;
            /** @description Id of the receipt */
            readonly receipt: string;
            /** @description The address, or `webhook:<id>` */
            readonly to: string;
            /** @description What the notice was about, by `n` */
            readonly facts: readonly number[];
            /** @enum {string} */
            readonly because: "bounced" | "complained" | "refused" | "suppressed";
        };
        readonly History: {
            readonly items: readonly components["schemas"]["HistoryItem"][];
            readonly nextCursor: string | null;
        };
        readonly Message: {
            /** @description Number of the history item that brought it */
            readonly n: number;
            readonly id: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @enum {string} */
            readonly direction: "in" | "out" | "internal";
            readonly channel: string;
            /**
             * @example agent:lin
             * @example requester:ann@example.com
             */
            readonly author: string;
            readonly subject?: string;
            readonly text: string;
            /** @description Without anything that runs, sends or fetches; pictures that the mail brought along by the `path` of their attachment */
            readonly html?: string;
            /** @description Pictures from elsewhere that were left out of `html` */
            readonly blockedImages?: number;
            readonly attachments?: readonly {
                /** @description As every file system takes it */
                readonly name: string;
                /** @description By its content; `application/octet-stream` for what is unknown or could run */
                readonly type: string;
                /** @description In bytes */
                readonly size: number;
                /** @description Leads to the file */
                readonly path: string;
            }[];
        };
        readonly MessageList: {
            readonly items: readonly components["schemas"]["Message"][];
            readonly nextCursor: string | null;
        };
        readonly AttachmentLink: {
            /** @description Answers with `Content-Disposition: attachment`. Hands out the file to whoever has it: not to be kept or logged */
            readonly url: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly expiresAt: string;
            readonly name: string;
            readonly type: string;
            readonly size: number;
        };
        readonly CustomerRequest: {
            /** @example 7K3M9-QXW4T */
            readonly reference: string;
            readonly subject: string;
            readonly status: components["schemas"]["Status"];
            /** @description In which the customer is written to */
            readonly language: components["schemas"]["Language"];
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly openedAt: string;
            /** @description Of each promise to the customer the newest */
            readonly promises: readonly {
                readonly metric: components["schemas"]["Metric"];
                readonly state: components["schemas"]["ClockState"];
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly dueAt: string;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly metAt?: string;
            }[];
            /** @description What is possible as the request is */
            readonly mayDo: readonly ("reply" | "confirm" | "not-solved" | "rate" | "complain")[];
            /** @description What they thought of it */
            readonly rating?: {
                /** @description 1 (poor) to 5 */
                readonly score: number;
                readonly comment?: string;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly at: string;
            };
            /**
             * Format: date-time
             * @description Until when the token works
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly linkExpiresAt: string;
        };
        readonly CustomerMessage: {
            readonly id: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /**
             * @description other: another customer, or somebody who was sent a copy
             * @enum {string}
             */
            readonly by: "you" | "us" | "other";
            /** @description Of who wrote, where it is known; never an address */
            readonly name?: string;
            readonly text: string;
            readonly attachments: readonly {
                /** @description As every file system takes it */
                readonly name: string;
                /** @description By its content; `application/octet-stream` for what is unknown or could run */
                readonly type: string;
                /** @description In bytes */
                readonly size: number;
                /** @description Where an address of the file is to be had */
                readonly path: string;
            }[];
        };
        readonly CustomerMessageList: {
            readonly items: readonly components["schemas"]["CustomerMessage"][];
            readonly nextCursor: string | null;
        };
        readonly CustomerLetter: {
            readonly text: string;
        };
        readonly CustomerConfirmation: Record<string, never>;
        readonly CustomerReopening: {
            readonly reason?: string;
        };
        readonly CustomerRating: {
            /** @description 1 (poor) to 5 */
            readonly score: number;
            readonly comment?: string;
        };
        readonly CustomerLinkWish: {
            /** @description Reference of the ticket */
            readonly ticket?: string;
            /**
             * Format: email
             * @description Address of the customer
             */
            readonly email?: string;
            /** @description The link as it stands in a mail, or what follows `/t/` in it; it may have expired */
            readonly link?: string;
        };
        readonly CustomerLinkAnswer: {
            /** @description For people; it says nothing of whether there is such a request */
            readonly detail: string;
        };
        readonly CustomerComplaint: {
            readonly reason?: string;
        };
        readonly Receipt: {
            readonly id: string;
            /**
             * @example received
             * @example breach
             * @example escalation
             * @example ticket.escalated
             */
            readonly notice: string;
            /** @description An address, or `webhook:<id>` */
            readonly to: string;
            /** @description Numbers of the history items that the mail is about */
            readonly facts: readonly number[];
            /** @enum {string} */
            readonly state: "sending" | "sent" | "failed";
            readonly attempts: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly plannedAt: string;
            /**
             * Format: date-time
             * @description When the first attempt began
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly firedAt: string;
            /**
             * Format: date-time
             * @description When the provider took it
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly handedOverAt?: string;
            readonly providerId?: string;
            /** @description A crash hid whether it went out: it may have come twice */
            readonly doubtful?: boolean;
            readonly error?: string;
            /** @description What became of the mail after the provider took it; absent until the provider says so */
            readonly outcome?: {
                /** @enum {string} */
                readonly type: "delivered" | "delayed" | "bounced" | "complained" | "rejected" | "suppressed";
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly at: string;
                /** @description Nothing that comes later changes it for the better */
                readonly final: boolean;
                /** @description Of a bounce that is not final: the mail itself came back; the next one may arrive */
                readonly returned?: boolean;
                /** @description In the words of the server that said it */
                readonly detail?: string;
            };
        };
        readonly ReceiptList: {
            readonly items: readonly components["schemas"]["Receipt"][];
            readonly nextCursor: string | null;
        };
        readonly Ledger: {
            readonly id: string;
            readonly reference: string;
            /** @description The version that the ticket was at */
            readonly version: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @description The version of the policy, and of the calendars in it, that judges the ticket */
            readonly policyVersion: number;
            readonly priority: components["schemas"]["Priority"];
            /** @description The ticket that this one goes on as: no clock runs here any more */
            readonly mergedInto?: {
                readonly id: string;
                readonly reference: string;
            };
            /** @description Of the words */
            readonly language: components["schemas"]["Language"];
            /** @description Of the times in the words, as an IANA name */
            readonly zone: string;
            /** @description The same for people, in the language and the zone that were asked for */
            readonly words: string;
            /** @description Every rule of the policy, in order, held against the ticket as it was */
            readonly rules: readonly {
                readonly rule: string;
                /** @description Whether all conditions are met */
                readonly matched: boolean;
                /** @description The first that matches decides */
                readonly chosen: boolean;
                /** @description None for a rule that takes every ticket */
                readonly conditions: readonly {
                    /** @enum {string} */
                    readonly key: "priority" | "category" | "channel" | "tier" | "team" | "tag";
                    readonly wanted: readonly string[];
                    /** @description What the ticket has: its tags, or one value or none */
                    readonly actual: readonly string[];
                    readonly met: boolean;
                }[];
                /** @description The same for people, in the language and the zone that were asked for */
                readonly words: string;
            }[];
            readonly clocks: readonly components["schemas"]["ClockLedger"][];
        };
        readonly ClockLedger: {
            readonly metric: components["schemas"]["Metric"];
            /** @description Counts from 1; next-response and update come around again */
            readonly cycle: number;
            readonly state: components["schemas"]["ClockState"];
            /** @description Business time allowed */
            readonly targetSeconds: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly startedAt: string;
            /**
             * Format: date-time
             * @description While paused: as if the hold ended where it began
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly dueAt: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly metAt?: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly breachedAt?: string;
            /** @description Business time that holds took out */
            readonly pausedSeconds: number;
            /** @description The policy rule in force */
            readonly rule: string;
            readonly calendar: string;
            /** @description IANA name */
            readonly timeZone: string;
            /** @description Business time used */
            readonly elapsedSeconds: number;
            /** @description The same for people, in the language and the zone that were asked for */
            readonly words: string;
            /** @description Over what is past; the parts add up to the total exactly */
            readonly sums: {
                readonly countedSeconds: number;
                readonly closedSeconds: number;
                readonly holidaySeconds: number;
                readonly breakSeconds: number;
                readonly heldSeconds: number;
                readonly solvedSeconds: number;
                readonly totalSeconds: number;
            };
            readonly stretches: readonly {
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly from: string;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly to: string;
                readonly seconds: number;
                /** @enum {string} */
                readonly kind: "counted" | "closed" | "holiday" | "break" | "held" | "solved";
                /**
                 * @description past: it happened. ahead: up to due, or to the planned end of a hold before it, if nothing changes. spare: time that was left when the clock ended.
                 * @enum {string}
                 */
                readonly phase: "past" | "ahead" | "spare";
                /** @description Of the holiday, the break or the replacement day */
                readonly name?: string;
                /** @description Of the hold */
                readonly reason?: string;
                /** @description Who held or solved the ticket */
                readonly stopped?: {
                    /** @description Number of the history item */
                    readonly fact: number;
                    readonly type: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-05T09:00:00.000Z
                     */
                    readonly at: string;
                    /** @description Who did it, as in the history */
                    readonly by: string;
                    /**
                     * @description A hold that began while the customer waited for an answer
                     * @constant
                     */
                    readonly unanswered?: true;
                };
                /** @description Who reopened it after this stretch */
                readonly reopened?: {
                    /** @description Number of the history item */
                    readonly fact: number;
                    readonly type: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-05T09:00:00.000Z
                     */
                    readonly at: string;
                    /** @description Who did it, as in the history */
                    readonly by: string;
                    /**
                     * @description A hold that began while the customer waited for an answer
                     * @constant
                     */
                    readonly unanswered?: true;
                };
                /** @description The change of priority or team since which another rule holds */
                readonly regraded?: {
                    /** @description Number of the history item */
                    readonly fact: number;
                    readonly type: string;
                    /**
                     * Format: date-time
                     * @example 2026-01-05T09:00:00.000Z
                     */
                    readonly at: string;
                    /** @description Who did it, as in the history */
                    readonly by: string;
                    /**
                     * @description A hold that began while the customer waited for an answer
                     * @constant
                     */
                    readonly unanswered?: true;
                };
                /** @description Counted from the start of the clock to the end of this stretch */
                readonly countedSeconds: number;
                /** @description Number of the history item since which it is so */
                readonly fact: number;
                readonly rule: string;
                readonly calendar: string;
                /** @description Date from which the weekly hours at the beginning of the stretch hold; absent: those of the first version */
                readonly calendarVersion?: string;
                /** @description From, to, how long and the running sum, for people */
                readonly local: {
                    readonly from: string;
                    readonly to: string;
                    readonly length: string;
                    readonly counted: string;
                };
                /** @description The same for people, in the language and the zone that were asked for */
                readonly words: string;
            }[];
            /** @description What would move the due instant, or end the clock; nothing once it has ended */
            readonly changes: readonly components["schemas"]["LedgerChange"][];
        };
        readonly Configuration: {
            /** @description The text of a configuration file, such as pledge.yaml */
            readonly configuration: string;
        };
        readonly ConfigurationApplication: {
            /** @description The text of a configuration file, such as pledge.yaml */
            readonly configuration: string;
            /**
             * @description What becomes of tickets that are open. keep: they stay under the policies that they have. rebase: they are judged by the new ones, as if they had been opened under them
             * @enum {string}
             */
            readonly open: "keep" | "rebase";
            /** @description The policy version that it was compared with: when another one is in force by now, nothing is applied */
            readonly basedOn?: number;
            /** @description Which open tickets: each key must match one of its values; all when left out */
            readonly only?: {
                readonly priority?: readonly components["schemas"]["Priority"][];
                readonly category?: readonly string[];
                readonly channel?: readonly string[];
                readonly tier?: readonly string[];
                readonly team?: readonly string[];
                readonly tag?: readonly string[];
                /** @description Only tickets that are under this version */
                readonly policyVersion?: number;
            };
            /**
             * @description With rebase: how people hear of deadlines that have passed by it. digest (when left out): one mail for each of them. notify: as ever, one mail for each deadline
             * @enum {string}
             */
            readonly passed?: "digest" | "notify";
        };
        readonly ConfigurationCheck: {
            readonly ok: boolean;
            readonly contents?: {
                readonly rules: number;
                readonly escalations: number;
                readonly calendars: number;
                readonly people: number;
                readonly teams: number;
                readonly webhooks: number;
            };
            readonly errors: readonly {
                /** @description 1 for the first line */
                readonly line: number;
                /** @description 1 for the first character */
                readonly column: number;
                /** @description As `policies[0].targets.solution`; empty for the file as a whole */
                readonly path: string;
                readonly message: string;
            }[];
            /** @description What works but was hardly meant */
            readonly warnings: readonly {
                /** @description 1 for the first line */
                readonly line: number;
                /** @description 1 for the first character */
                readonly column: number;
                /** @description As `policies[0].targets.solution`; empty for the file as a whole */
                readonly path: string;
                readonly message: string;
            }[];
        };
        readonly Difference: {
            /** @description Where it is, with names in place of positions: `policies."P1 critical".targets.solution` */
            readonly path: string;
            /** @enum {string} */
            readonly kind: "added" | "removed" | "changed";
            /** @description As an operator would say it */
            readonly words: {
                readonly en: string;
                readonly "zh-CN": string;
            };
            /** @description What stood there, where it is one value */
            readonly before?: {
                readonly en: string;
                readonly "zh-CN": string;
            };
            readonly after?: {
                readonly en: string;
                readonly "zh-CN": string;
            };
        };
        readonly ConfigurationDiff: {
            /** @description The version in force, to which it was compared */
            readonly policyVersion: number;
            /** @description What would make a new policy version; empty: none */
            readonly policies: readonly components["schemas"]["Difference"][];
            /** @description What would take effect at once, for all tickets: people, teams, mail, webhooks */
            readonly settings: readonly components["schemas"]["Difference"][];
            readonly warnings: readonly {
                /** @description 1 for the first line */
                readonly line: number;
                /** @description 1 for the first character */
                readonly column: number;
                /** @description As `policies[0].targets.solution`; empty for the file as a whole */
                readonly path: string;
                readonly message: string;
            }[];
        };
        readonly BacktestRequest: {
            /** @description The text of a configuration file, such as pledge.yaml */
            readonly configuration: string;
            /**
             * Format: date-time
             * @description Tickets that were opened from here on
             */
            readonly from?: string;
            /** @description In place of `from`: so many days before `until`; 90 when both are left out */
            readonly days?: number;
            /**
             * Format: date-time
             * @description Nothing later counts; now when left out
             */
            readonly until?: string;
            /** @description `nextCursor` of the page before; the rest of the request stays the same */
            readonly cursor?: string;
        };
        readonly Backtest: {
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly from: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly until: string;
            /** @description How many were run again */
            readonly tickets: number;
            /** @description Under the policies that judge them today */
            readonly before: {
                readonly attainment: readonly {
                    readonly metric: components["schemas"]["Metric"];
                    readonly priority: components["schemas"]["Priority"];
                    readonly met: number;
                    readonly breached: number;
                    readonly running: number;
                    readonly cancelled: number;
                }[];
                readonly notices: readonly {
                    /** @description Person id or address */
                    readonly to: string;
                    /** @description Its Monday, `YYYY-MM-DD` */
                    readonly week: string;
                    readonly warned: number;
                    readonly breached: number;
                    readonly escalated: number;
                    /** @description How many of these came between 22:00 and 07:00 where the person is */
                    readonly atNight: number;
                }[];
            };
            /** @description Under the draft */
            readonly after: {
                readonly attainment: readonly {
                    readonly metric: components["schemas"]["Metric"];
                    readonly priority: components["schemas"]["Priority"];
                    readonly met: number;
                    readonly breached: number;
                    readonly running: number;
                    readonly cancelled: number;
                }[];
                readonly notices: readonly {
                    /** @description Person id or address */
                    readonly to: string;
                    /** @description Its Monday, `YYYY-MM-DD` */
                    readonly week: string;
                    readonly warned: number;
                    readonly breached: number;
                    readonly escalated: number;
                    /** @description How many of these came between 22:00 and 07:00 where the person is */
                    readonly atNight: number;
                }[];
            };
            /** @description Breaches that only the draft would have had */
            readonly gained: {
                readonly count: number;
                readonly first: readonly {
                    readonly ticketId: string;
                    readonly metric: components["schemas"]["Metric"];
                    readonly cycle: number;
                    /**
                     * Format: date-time
                     * @example 2026-01-05T09:00:00.000Z
                     */
                    readonly breachedAt: string;
                }[];
            };
            /** @description Breaches that the draft would not have had */
            readonly lost: {
                readonly count: number;
                readonly first: readonly {
                    readonly ticketId: string;
                    readonly metric: components["schemas"]["Metric"];
                    readonly cycle: number;
                    /**
                     * Format: date-time
                     * @example 2026-01-05T09:00:00.000Z
                     */
                    readonly breachedAt: string;
                }[];
            };
            /** @description There is more: ask again with it, and add the answers up */
            readonly nextCursor: string | null;
        };
        readonly ImpactRequest: {
            /** @description The text of a configuration file, such as pledge.yaml */
            readonly configuration: string;
            /** @description Which open tickets: each key must match one of its values; all when left out */
            readonly only?: {
                readonly priority?: readonly components["schemas"]["Priority"][];
                readonly category?: readonly string[];
                readonly channel?: readonly string[];
                readonly tier?: readonly string[];
                readonly team?: readonly string[];
                readonly tag?: readonly string[];
                /** @description Only tickets that are under this version */
                readonly policyVersion?: number;
            };
            /** @description `nextCursor` of the page before; the rest of the request stays the same */
            readonly cursor?: string;
        };
        readonly Impact: {
            /** @description How many open tickets were looked at */
            readonly examined: number;
            /** @description Those of them that would change */
            readonly tickets: readonly {
                readonly id: string;
                readonly reference: string;
                readonly subject: string;
                readonly priority: components["schemas"]["Priority"];
                readonly team?: string;
                readonly policyVersion: number;
                readonly clocks: readonly {
                    readonly metric: components["schemas"]["Metric"];
                    readonly cycle: number;
                    /** @description null: no such promise runs now */
                    readonly before: {
                        readonly state: components["schemas"]["ClockState"];
                        /**
                         * Format: date-time
                         * @example 2026-01-05T09:00:00.000Z
                         */
                        readonly dueAt: string;
                        readonly targetSeconds: number;
                        readonly rule: string;
                    } | null;
                    /** @description null: no such promise would run */
                    readonly after: {
                        readonly state: components["schemas"]["ClockState"];
                        /**
                         * Format: date-time
                         * @example 2026-01-05T09:00:00.000Z
                         */
                        readonly dueAt: string;
                        readonly targetSeconds: number;
                        readonly rule: string;
                    } | null;
                }[];
                /** @description Deadlines that would have passed already */
                readonly breachedAtOnce: readonly {
                    readonly metric: components["schemas"]["Metric"];
                    readonly cycle: number;
                }[];
                /** @description Who would hear of those now: person ids or addresses */
                readonly told: readonly string[];
            }[];
            /** @description There is more: ask again with it, and add the answers up */
            readonly nextCursor: string | null;
        };
        readonly Rollout: {
            /** @description 1, 2, … in the order in which they began */
            readonly id: number;
            /** @description The version that open tickets are moved to */
            readonly policyVersion: number;
            /** @description Which open tickets: each key must match one of its values; all when left out */
            readonly only: {
                readonly priority?: readonly components["schemas"]["Priority"][];
                readonly category?: readonly string[];
                readonly channel?: readonly string[];
                readonly tier?: readonly string[];
                readonly team?: readonly string[];
                readonly tag?: readonly string[];
                /** @description Only tickets that are under this version */
                readonly policyVersion?: number;
            };
            /** @enum {string} */
            readonly passed: "digest" | "notify";
            readonly by: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly startedAt: string;
            /**
             * @description moving: tickets that were open before. catching-up: those that were opened around its beginning. telling: people of passed deadlines
             * @enum {string}
             */
            readonly phase: "moving" | "catching-up" | "telling" | "done";
            /** @description How many tickets have been moved */
            readonly rebased: number;
            /** @description How many could not be, and keep their version */
            readonly failed: number;
            /** @description Ids of the first of them */
            readonly failures: readonly string[];
            /** @description How many people hear of passed deadlines */
            readonly told: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly finishedAt?: string;
        };
        readonly AppliedConfiguration: {
            /** @description The version in force; the same as before when no policy changed */
            readonly policyVersion: number;
            /** @description What differs from the version before; empty: the version stays */
            readonly policies: readonly components["schemas"]["Difference"][];
            /** @description What took effect for all tickets */
            readonly settings: readonly components["schemas"]["Difference"][];
            readonly rollout?: components["schemas"]["Rollout"];
            readonly warnings: readonly {
                /** @description 1 for the first line */
                readonly line: number;
                /** @description 1 for the first character */
                readonly column: number;
                /** @description As `policies[0].targets.solution`; empty for the file as a whole */
                readonly path: string;
                readonly message: string;
            }[];
        };
        readonly PolicyVersion: {
            readonly version: number;
            /** @description New tickets are opened under it */
            readonly inForce: boolean;
            /**
             * Format: date-time
             * @description When it first came into force
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly appliedAt?: string;
            /** @description `api:<key name>`, or `system` for a deployment */
            readonly by?: string;
            /** @description In order of precedence */
            readonly rules: readonly string[];
            readonly escalations: readonly string[];
            readonly calendars: readonly string[];
        };
        readonly PolicyVersionList: {
            readonly items: readonly components["schemas"]["PolicyVersion"][];
            readonly nextCursor: string | null;
        };
        readonly PolicySet: {
            readonly version: number;
            /** @description New tickets are opened under it */
            readonly inForce: boolean;
            /**
             * Format: date-time
             * @description When it first came into force
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly appliedAt?: string;
            /** @description `api:<key name>`, or `system` for a deployment */
            readonly by?: string;
            /** @description In order of precedence */
            readonly rules: readonly string[];
            readonly escalations: readonly string[];
            readonly calendars: readonly string[];
            /** @description All that the promises of its tickets depend on; it never changes */
            readonly policies: {
                readonly [key: string]: unknown;
            };
        };
        readonly ForeseenLevel: {
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            readonly ladder: components["schemas"]["LadderName"];
            readonly cycle: number;
            readonly level: string;
            /** @description 0 for the first time */
            readonly repeat: number;
            /** @enum {string} */
            readonly outcome: "warned" | "breached" | "escalated" | "level-skipped";
            /** @description Where on the ladder: `75%`, `due`, `+30m` */
            readonly mark: string;
            /**
             * @description Why it does not wait for its own instant
             * @enum {string}
             */
            readonly early?: "nobody-to-tell" | "undelivered";
            /**
             * @description Whether those who are meant hear of it
             * @enum {string}
             */
            readonly verdict: "ok" | "partly" | "nobody";
            readonly recipients: readonly {
                /** @description As it stands in the policy: `lead`, `manager+1`, `on-call:desk`, `webhook:pager` */
                readonly recipient: string;
                /** @description Person ids, addresses, or `webhook:<id>` */
                readonly told: readonly string[];
                /** @description Who would not hear of it, and why */
                readonly missed: readonly {
                    /** @enum {string} */
                    readonly because: "nobody-assigned" | "no-owner" | "no-watchers" | "no-team" | "nobody-in-team" | "no-lead" | "no-manager-that-high" | "nobody-on-call" | "no-address" | "not-in-organisation" | "unknown-schedule" | "unknown-webhook" | "outside-working-hours" | "suppressed-address";
                    /** @description The person, team, schedule or webhook that it comes down to */
                    readonly who?: string;
                }[];
            }[];
            /** @description What it does besides: `raise-priority: P1`, `assign: lead` */
            readonly actions: readonly string[];
        };
        readonly TicketEscalation: {
            readonly id: string;
            readonly reference: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @description Ladders that somebody has acknowledged: nobody else is told of those */
            readonly acknowledged: readonly {
                readonly ladder: components["schemas"]["LadderName"];
                readonly cycle: number;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly at: string;
            }[];
            /** @description What comes if nobody does anything, soonest first */
            readonly ahead: readonly components["schemas"]["ForeseenLevel"][];
        };
        readonly ReachRequest: {
            /** @description P3 when left out */
            readonly priority?: components["schemas"]["Priority"];
            readonly category?: string;
            readonly channel?: string;
            readonly tier?: string;
            /** @description Team id; left out, the routing rules decide */
            readonly team?: string;
            readonly tags?: readonly string[];
            /** @description Person id; nobody when left out */
            readonly assignee?: string;
            /**
             * Format: date-time
             * @description When it is opened; now when left out
             */
            readonly at?: string;
        };
        readonly Reach: {
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            readonly policyVersion: number;
            /** @description The policy rule that decides */
            readonly rule?: string;
            readonly team?: string;
            readonly ahead: readonly components["schemas"]["ForeseenLevel"][];
        };
        readonly SimulationRequest: {
            /** @description P3 when left out */
            readonly priority?: components["schemas"]["Priority"];
            readonly category?: string;
            readonly channel?: string;
            readonly tier?: string;
            /** @description Team id; left out, the routing rules decide */
            readonly team?: string;
            readonly tags?: readonly string[];
            /** @description Person id; nobody when left out */
            readonly assignee?: string;
            readonly subject?: string;
            /** @description Of the customer; by default the configured one */
            readonly language?: components["schemas"]["Language"];
            /**
             * Format: date-time
             * @description When it is opened; now when left out
             */
            readonly from?: string;
            /**
             * Format: date-time
             * @description How far to look; at most 400 days
             */
            readonly to: string;
            /** @description What people do in the meantime; nothing when left out */
            readonly acts?: readonly {
                /** @enum {string} */
                readonly do: "acknowledge" | "reply" | "customer-reply" | "complain" | "hold" | "resume" | "resolve" | "reopen";
                /** @description Seconds after the opening */
                readonly after: number;
            }[];
            /** @description The text of a configuration file; the one in force when left out */
            readonly configuration?: string;
        };
        readonly Simulation: {
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly from: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly to: string;
            /** @description null: a draft */
            readonly policyVersion: number | null;
            readonly rule?: string;
            readonly team?: string;
            /** @description In order */
            readonly steps: readonly ({
                /** @constant */
                readonly kind: "act";
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly at: string;
                readonly do: string;
            } | {
                /** @constant */
                readonly kind: "refused";
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly at: string;
                readonly do: string;
                readonly code: string;
            } | {
                /** @constant */
                readonly kind: "level";
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly at: string;
                readonly ladder: components["schemas"]["LadderName"];
                readonly cycle: number;
                readonly level: string;
                /** @description 0 for the first time */
                readonly repeat: number;
                /** @enum {string} */
                readonly outcome: "warned" | "breached" | "escalated" | "level-skipped";
                /** @description Where on the ladder: `75%`, `due`, `+30m` */
                readonly mark: string;
                /**
                 * @description Why it does not wait for its own instant
                 * @enum {string}
                 */
                readonly early?: "nobody-to-tell" | "undelivered";
                /**
                 * @description Whether those who are meant hear of it
                 * @enum {string}
                 */
                readonly verdict: "ok" | "partly" | "nobody";
                readonly recipients: readonly {
                    /** @description As it stands in the policy: `lead`, `manager+1`, `on-call:desk`, `webhook:pager` */
                    readonly recipient: string;
                    /** @description Person ids, addresses, or `webhook:<id>` */
                    readonly told: readonly string[];
                    /** @description Who would not hear of it, and why */
                    readonly missed: readonly {
                        /** @enum {string} */
                        readonly because: "nobody-assigned" | "no-owner" | "no-watchers" | "no-team" | "nobody-in-team" | "no-lead" | "no-manager-that-high" | "nobody-on-call" | "no-address" | "not-in-organisation" | "unknown-schedule" | "unknown-webhook" | "outside-working-hours" | "suppressed-address";
                        /** @description The person, team, schedule or webhook that it comes down to */
                        readonly who?: string;
                    }[];
                }[];
                /** @description What it does besides: `raise-priority: P1`, `assign: lead` */
                readonly actions: readonly string[];
            } | {
                /** @constant */
                readonly kind: "change";
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly at: string;
                readonly type: string;
                readonly to?: string;
            } | {
                /** @constant */
                readonly kind: "notice";
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly at: string;
                readonly notice: string;
                readonly to: string;
                readonly name?: string;
                /** @description Person id */
                readonly person?: string;
                readonly language: components["schemas"]["Language"];
                /** @description In which they read times */
                readonly timeZone: string;
                /** @description When it comes, where they are */
                readonly localTime: string;
                /** @description What it tells of, as `ladder/cycle/level/repeat` */
                readonly levels: readonly string[];
                readonly subject: string;
                /** @description Word by word; links lead nowhere */
                readonly text: string;
            } | {
                /** @constant */
                readonly kind: "post";
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly at: string;
                /** @description `webhook:<id>` */
                readonly to: string;
                readonly type: string;
            } | {
                /** @constant */
                readonly kind: "on-call";
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly at: string;
                readonly schedule: string;
                /** @description Person ids; empty: nobody is */
                readonly who: readonly string[];
            })[];
        };
        readonly OnCallNow: {
            readonly schedule: string;
            readonly timeZone: string;
            /** @description Empty: nobody */
            readonly who: readonly {
                readonly id: string;
                /** @description Absent for somebody who has left the organisation */
                readonly name?: string;
                readonly email?: string;
            }[];
            readonly until: string | null;
            readonly next: {
                /** @description Empty: nobody */
                readonly who: readonly {
                    readonly id: string;
                    /** @description Absent for somebody who has left the organisation */
                    readonly name?: string;
                    readonly email?: string;
                }[];
            } | null;
        };
        readonly OnCallNowList: {
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            readonly items: readonly components["schemas"]["OnCallNow"][];
        };
        readonly OnCallShift: {
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly from: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly to: string;
            /** @description Empty: nobody */
            readonly who: readonly {
                readonly id: string;
                /** @description Absent for somebody who has left the organisation */
                readonly name?: string;
                readonly email?: string;
            }[];
            /** @description The layer that has it */
            readonly layer?: string;
            /** @description The number of the turn since the layer began, from 0 */
            readonly turn?: number;
            readonly override?: components["schemas"]["OnCallOverride"];
        };
        readonly OnCallShiftList: {
            readonly schedule: string;
            readonly timeZone: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly from: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly to: string;
            /** @description In order, without gaps: where `who` is empty, nobody is on call */
            readonly items: readonly components["schemas"]["OnCallShift"][];
            /** @description All that have not ended before `from`, in the order in which they are applied */
            readonly overrides: readonly components["schemas"]["OnCallOverride"][];
        };
        readonly OnCallGap: {
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly from: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly to: string;
            /** @description Who is on call and cannot be told; empty: nobody is on call */
            readonly unreachable: readonly {
                readonly person: string;
                /** @enum {string} */
                readonly because: "unknown" | "no-address";
            }[];
        };
        readonly OnCallGapList: {
            readonly schedule: string;
            readonly timeZone: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly from: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly to: string;
            readonly items: readonly components["schemas"]["OnCallGap"][];
        };
        readonly OnCallOverride: {
            /** @description Of one that was made at run time; those of the configuration have none */
            readonly id?: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly from: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly until: string;
            /** @description Person ids */
            readonly who: readonly string[];
            /** @description Takes the place of this person only, where they are on call; without it, of whoever is */
            readonly instead?: string;
            /** @description `api:<key name>` */
            readonly by?: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly madeAt?: string;
        };
        readonly OnCallOverrideList: {
            readonly items: readonly components["schemas"]["OnCallOverride"][];
        };
        readonly OnCallOverrideRequest: {
            /**
             * Format: date-time
             * @description From when on
             */
            readonly from: string;
            /**
             * Format: date-time
             * @description Up to, not including, this instant; in the future, and at most 400 days after `from`
             */
            readonly until: string;
            /** @description Ids of the people who stand in */
            readonly who: readonly string[];
            /** @description Takes the place of this person only, where they are on call; without it, of whoever is */
            readonly instead?: string;
        };
        readonly OnCallSwapRequest: {
            readonly one: {
                /** @description Who gives a shift away */
                readonly person: string;
                /**
                 * Format: date-time
                 * @description Any instant in that shift
                 */
                readonly at: string;
            };
            readonly other: {
                /** @description Who gives a shift away */
                readonly person: string;
                /**
                 * Format: date-time
                 * @description Any instant in that shift
                 */
                readonly at: string;
            };
        };
        readonly SetAsideEntry: {
            readonly id: string;
            /** @enum {string} */
            readonly folder: "virus" | "spam" | "limited" | "unparsed" | "refused";
            /** @description Why nothing was made of it */
            readonly because: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly receivedAt: string;
            /** @description Address that it states as its author’s; anybody can write any */
            readonly from?: string;
            readonly subject?: string;
            readonly sizeBytes: number;
            /** @description What somebody did with it; absent while it waits */
            readonly review?: {
                /** @enum {string} */
                readonly state: "released" | "discarded";
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly at: string;
                /** @example api:ops */
                readonly by: string;
                /** @description The ticket that it opened or was added to */
                readonly ticketId?: string;
            };
        };
        readonly SetAsideList: {
            readonly items: readonly components["schemas"]["SetAsideEntry"][];
            readonly nextCursor: string | null;
        };
        readonly SetAsideMail: {
            readonly id: string;
            /** @enum {string} */
            readonly folder: "virus" | "spam" | "limited" | "unparsed" | "refused";
            /** @description Why nothing was made of it */
            readonly because: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly receivedAt: string;
            /** @description Address that it states as its author’s; anybody can write any */
            readonly from?: string;
            readonly subject?: string;
            readonly sizeBytes: number;
            /** @description What somebody did with it; absent while it waits */
            readonly review?: {
                /** @enum {string} */
                readonly state: "released" | "discarded";
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly at: string;
                /** @example api:ops */
                readonly by: string;
                /** @description The ticket that it opened or was added to */
                readonly ticketId?: string;
            };
            readonly envelope: {
                /** @description Empty for the null path of machines */
                readonly from?: string;
                readonly recipients: readonly string[];
                /** @description What the receiving server found out */
                readonly verdicts: {
                    /** @enum {string} */
                    readonly spam?: "PASS" | "FAIL" | "GRAY" | "PROCESSING_FAILED" | "DISABLED";
                    /** @enum {string} */
                    readonly virus?: "PASS" | "FAIL" | "GRAY" | "PROCESSING_FAILED" | "DISABLED";
                    /** @enum {string} */
                    readonly spf?: "PASS" | "FAIL" | "GRAY" | "PROCESSING_FAILED" | "DISABLED";
                    /** @enum {string} */
                    readonly dkim?: "PASS" | "FAIL" | "GRAY" | "PROCESSING_FAILED" | "DISABLED";
                    /** @enum {string} */
                    readonly dmarc?: "PASS" | "FAIL" | "GRAY" | "PROCESSING_FAILED" | "DISABLED";
                };
            };
            /** @description It was kept as long as mails are: what it said cannot be shown any more */
            readonly gone: boolean;
            /** @description It carries a virus: nothing of it can be downloaded, and it cannot be released */
            readonly dangerous: boolean;
            /** @description First value of each, by its name in lower case */
            readonly headers: {
                readonly [key: string]: string;
            };
            /** @description As plain text; empty where it could not be read */
            readonly text: string;
            readonly attachments: readonly {
                readonly name?: string;
                readonly type: string;
                readonly size: number;
            }[];
        };
        readonly Release: {
            readonly id: string;
            /** @description What intake made of it */
            readonly action: string;
            readonly because: string;
            readonly ticketId?: string;
        };
        readonly Suppression: {
            /** @description In lower case */
            readonly address: string;
            /** @description One or both: a mail bounced for good, a mail was reported as spam */
            readonly reasons: readonly {
                /** @enum {string} */
                readonly reason: "bounced" | "complained";
                /**
                 * Format: date-time
                 * @description When the first mail came back
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly since: string;
                /**
                 * Format: date-time
                 * @description When the newest did
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly at: string;
                /** @description How many came back */
                readonly mails: number;
                /** @description Of the newest */
                readonly ticketId: string;
                /** @description Of the newest, as in `GET /v1/tickets/{id}/receipts` */
                readonly receipt: string;
                /** @description In the words of the server that said it */
                readonly detail?: string;
            }[];
        };
        readonly SuppressionList: {
            readonly items: readonly components["schemas"]["Suppression"][];
            readonly nextCursor: string | null;
        };
        readonly LedgerChange: {
            /** @constant */
            readonly kind: "end";
            /** @enum {string} */
            readonly as: "met" | "met-late" | "cancelled";
            /** @description Any of these. silent-resolution: without a message */
            readonly by: readonly ("answer" | "solution" | "resolution" | "silent-resolution")[];
            readonly words: string;
        } | {
            /** @constant */
            readonly kind: "hold";
            /** @description That pause this clock */
            readonly reasons: "any" | readonly string[];
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly from: string;
            /** @description So much opening time on hold */
            readonly openSeconds: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly dueAt: string;
            readonly words: string;
        } | {
            /** @constant */
            readonly kind: "hold-without-effect";
            /** @description true: it is the hold that the ticket is in. false: no hold pauses this clock. */
            readonly present: boolean;
            readonly words: string;
        } | {
            /** @constant */
            readonly kind: "resumption";
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly from: string;
            /** @description Whether the hold has an end, which is `from` */
            readonly planned: boolean;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly dueAt: string;
            /** @description So much more opening time on hold would make it `laterDueAt` */
            readonly openSeconds: number;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly laterDueAt: string;
            readonly words: string;
        } | {
            /** @constant */
            readonly kind: "reopening";
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly from: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly dueAt: string;
            readonly words: string;
        } | {
            /** @constant */
            readonly kind: "priority";
            readonly to: readonly components["schemas"]["Priority"][];
            /** @description The rule that would decide */
            readonly rule: string;
            /**
             * @description keeps: due at the same instant. breaches: due would be past already. clears: no longer breached. cancels: not promised any more.
             * @enum {string}
             */
            readonly effect: "moves" | "keeps" | "breaches" | "clears" | "cancels";
            /**
             * Format: date-time
             * @description Absent where the promise would not be made any more
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly dueAt?: string;
            readonly words: string;
        } | {
            /** @constant */
            readonly kind: "team";
            /** @description Team ids */
            readonly to: readonly string[];
            /** @description The rule that would decide */
            readonly rule: string;
            /**
             * @description keeps: due at the same instant. breaches: due would be past already. clears: no longer breached. cancels: not promised any more.
             * @enum {string}
             */
            readonly effect: "moves" | "keeps" | "breaches" | "clears" | "cancels";
            /**
             * Format: date-time
             * @description Absent where the promise would not be made any more
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly dueAt?: string;
            readonly words: string;
        } | {
            /** @constant */
            readonly kind: "policy";
            /** @description The policy version that judges the ticket; a new one moves nothing by itself */
            readonly version: number;
            /** @description What a rebase to the version in force would do, where that is another */
            readonly rebased?: {
                readonly version: number;
                /** @description The rule that would decide */
                readonly rule: string;
                /**
                 * @description keeps: due at the same instant. breaches: due would be past already. clears: no longer breached. cancels: not promised any more.
                 * @enum {string}
                 */
                readonly effect: "moves" | "keeps" | "breaches" | "clears" | "cancels";
                /**
                 * Format: date-time
                 * @description Absent where the promise would not be made any more
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly dueAt?: string;
            };
            readonly words: string;
        };
        readonly NewSubscription: {
            /** @description Where events are posted to: https, port 443 or one from 1024 up, on the public internet */
            readonly url: string;
            /** @description Names of events, or `ticket.*` for all of them */
            readonly events: readonly ("ticket.*" | "ticket.opened" | "ticket.replied" | "ticket.customer-replied" | "ticket.noted" | "ticket.assigned" | "ticket.priority-changed" | "ticket.held" | "ticket.resumed" | "ticket.solution-proposed" | "ticket.resolved" | "ticket.confirmed" | "ticket.complained" | "ticket.rated" | "ticket.link-requested" | "ticket.reopened" | "ticket.closed" | "ticket.merged" | "ticket.absorbed" | "ticket.acknowledged" | "ticket.acknowledgement-lapsed" | "ticket.handover-offered" | "ticket.handed-over" | "ticket.handover-declined" | "ticket.handover-withdrawn" | "ticket.handover-lapsed" | "ticket.watched" | "ticket.unwatched" | "ticket.rebased" | "ticket.warned" | "ticket.breached" | "ticket.escalated" | "ticket.level-skipped" | "ticket.undelivered")[];
            /** @description Of each field the ticket has to have one of the values, as the event leaves it; `{}`: all tickets */
            readonly filter?: {
                readonly team?: readonly string[];
                readonly priority?: readonly components["schemas"]["Priority"][];
                readonly category?: readonly string[];
                readonly channel?: readonly string[];
                readonly tier?: readonly string[];
                readonly status?: readonly components["schemas"]["Status"][];
                readonly tag?: readonly string[];
            };
            /**
             * @description thin: the event as it is on the bus. full: also `ticket` as `GET /v1/tickets/{id}` shows it at that moment, and the `message` that the event names
             * @enum {string}
             */
            readonly payload?: "thin" | "full";
            readonly description?: string;
            /**
             * Format: email
             * @description Who is mailed when the subscription is switched off because nothing arrives
             */
            readonly contact?: string;
        };
        readonly SubscriptionChange: {
            /** @description Where events are posted to: https, port 443 or one from 1024 up, on the public internet */
            readonly url?: string;
            /** @description Names of events, or `ticket.*` for all of them */
            readonly events?: readonly ("ticket.*" | "ticket.opened" | "ticket.replied" | "ticket.customer-replied" | "ticket.noted" | "ticket.assigned" | "ticket.priority-changed" | "ticket.held" | "ticket.resumed" | "ticket.solution-proposed" | "ticket.resolved" | "ticket.confirmed" | "ticket.complained" | "ticket.rated" | "ticket.link-requested" | "ticket.reopened" | "ticket.closed" | "ticket.merged" | "ticket.absorbed" | "ticket.acknowledged" | "ticket.acknowledgement-lapsed" | "ticket.handover-offered" | "ticket.handed-over" | "ticket.handover-declined" | "ticket.handover-withdrawn" | "ticket.handover-lapsed" | "ticket.watched" | "ticket.unwatched" | "ticket.rebased" | "ticket.warned" | "ticket.breached" | "ticket.escalated" | "ticket.level-skipped" | "ticket.undelivered")[];
            /** @description Of each field the ticket has to have one of the values, as the event leaves it; `{}`: all tickets */
            readonly filter?: {
                readonly team?: readonly string[];
                readonly priority?: readonly components["schemas"]["Priority"][];
                readonly category?: readonly string[];
                readonly channel?: readonly string[];
                readonly tier?: readonly string[];
                readonly status?: readonly components["schemas"]["Status"][];
                readonly tag?: readonly string[];
            };
            /**
             * @description thin: the event as it is on the bus. full: also `ticket` as `GET /v1/tickets/{id}` shows it at that moment, and the `message` that the event names
             * @enum {string}
             */
            readonly payload?: "thin" | "full";
            /** @description `null` takes it out */
            readonly description?: string | null;
            /** @description `null` takes it out */
            readonly contact?: string | null;
        };
        readonly Subscription: {
            readonly id: string;
            readonly url: string;
            readonly events: readonly string[];
            readonly filter: {
                readonly team?: readonly string[];
                readonly priority?: readonly components["schemas"]["Priority"][];
                readonly category?: readonly string[];
                readonly channel?: readonly string[];
                readonly tier?: readonly string[];
                readonly status?: readonly components["schemas"]["Status"][];
                readonly tag?: readonly string[];
            };
            /** @enum {string} */
            readonly payload: "thin" | "full";
            readonly description?: string;
            readonly contact?: string;
            readonly enabled: boolean;
            /** @description failing: nothing was taken for three days. gone: the receiver answered 410 */
            readonly disabled?: {
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly at: string;
                /** @enum {string} */
                readonly because: "asked" | "failing" | "gone";
            };
            /** @description Those that sign, newest first; the secrets themselves are shown when they are made */
            readonly secrets: readonly {
                readonly version: number;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly createdAt: string;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly expiresAt?: string;
            }[];
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly createdAt: string;
            readonly createdBy: string;
            /** @description How the receiver has behaved lately; only where one subscription is asked for */
            readonly receiver?: {
                /** @description Tries in a row after which nothing had been taken */
                readonly failures: number;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly failingSince?: string;
                /**
                 * Format: date-time
                 * @description Nothing is tried before then but what somebody asks for
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly pausedUntil?: string;
            };
        };
        readonly SubscriptionWithSecret: {
            readonly id: string;
            readonly url: string;
            readonly events: readonly string[];
            readonly filter: {
                readonly team?: readonly string[];
                readonly priority?: readonly components["schemas"]["Priority"][];
                readonly category?: readonly string[];
                readonly channel?: readonly string[];
                readonly tier?: readonly string[];
                readonly status?: readonly components["schemas"]["Status"][];
                readonly tag?: readonly string[];
            };
            /** @enum {string} */
            readonly payload: "thin" | "full";
            readonly description?: string;
            readonly contact?: string;
            readonly enabled: boolean;
            /** @description failing: nothing was taken for three days. gone: the receiver answered 410 */
            readonly disabled?: {
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly at: string;
                /** @enum {string} */
                readonly because: "asked" | "failing" | "gone";
            };
            /** @description Those that sign, newest first; the secrets themselves are shown when they are made */
            readonly secrets: readonly {
                readonly version: number;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly createdAt: string;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly expiresAt?: string;
            }[];
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly createdAt: string;
            readonly createdBy: string;
            /** @description How the receiver has behaved lately; only where one subscription is asked for */
            readonly receiver?: {
                /** @description Tries in a row after which nothing had been taken */
                readonly failures: number;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly failingSince?: string;
                /**
                 * Format: date-time
                 * @description Nothing is tried before then but what somebody asks for
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly pausedUntil?: string;
            };
            /** @description Of the form `whsec_…`. Keep it: it is shown this once */
            readonly secret: string;
        };
        readonly SubscriptionList: {
            readonly items: readonly components["schemas"]["Subscription"][];
            readonly nextCursor: string | null;
        };
        readonly SecretRotation: {
            /** @description So long the secret before stays valid too; 24 when left out, 0: not at all */
            readonly keepHours?: number;
        };
        readonly WebhookDelivery: {
            readonly id: string;
            /** @description Sent as `webhook-id` */
            readonly webhookId: string;
            readonly event: string;
            /**
             * @description pending: not taken yet. delivered: answered with 2xx. failed: given up
             * @enum {string}
             */
            readonly state: "pending" | "delivered" | "failed";
            /**
             * @description Why it was given up
             * @enum {string}
             */
            readonly because?: "tried-often" | "too-old";
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly createdAt: string;
            /**
             * Format: date-time
             * @description At the earliest: a receiver that takes nothing is left alone for a while
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly nextAttemptAt?: string;
            /** @description Oldest first, the last 20 */
            readonly attempts: readonly {
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly at: string;
                readonly durationMs: number;
                /** @description Of the answer */
                readonly status?: number;
                /** @description How it began, at most 1 KB */
                readonly answer?: string;
                /** @description Why there was none */
                readonly error?: string;
            }[];
        };
        readonly WebhookDeliveryList: {
            readonly items: readonly components["schemas"]["WebhookDelivery"][];
            readonly nextCursor: string | null;
        };
        readonly RedeliveryRequest: {
            /**
             * Format: date-time
             * @description Of events that happened from then on
             */
            readonly since: string;
            /**
             * @description All of them when left out
             * @enum {string}
             */
            readonly only?: "failed" | "delivered";
            /** @description `nextCursor` of the answer before, to go on */
            readonly cursor?: string;
        };
        readonly Redelivery: {
            /** @description How many are on their way again */
            readonly redelivered: number;
            /** @description Send the request again with it as `cursor`; null: that was all */
            readonly nextCursor: string | null;
        };
        /** @description The fields that were asked for, as they stand in the whole */
        readonly Selection: {
            readonly [key: string]: unknown;
        };
        readonly SelectionList: {
            readonly items: readonly components["schemas"]["Selection"][];
            readonly nextCursor: string | null;
        };
        readonly TakenDelivery: {
            /** @description Its id; `GET /v1/webhooks/{source}/deliveries/{delivery}` says what became of it */
            readonly delivery: string;
            /**
             * @description `queued`: will be carried out. `refused`: the sender was told no. `failed`: not all of it could be carried out
             * @enum {string}
             */
            readonly state: "queued" | "done" | "refused" | "failed";
            /** @description Alerts in it that do not fit; the others were taken */
            readonly problems?: readonly {
                /** @description Where in the body */
                readonly path: string;
                readonly detail: string;
            }[];
        };
        readonly IncomingDelivery: {
            readonly id: string;
            readonly source: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @enum {string} */
            readonly verdict: "accepted" | "untrusted" | "malformed" | "misshapen";
            /**
             * @description `queued`: will be carried out. `refused`: the sender was told no. `failed`: not all of it could be carried out
             * @enum {string}
             */
            readonly state: "queued" | "done" | "refused" | "failed";
            /** @description Of the body, in bytes */
            readonly size: number;
            /** @description Why it was refused */
            readonly reason?: string;
            readonly problems?: readonly {
                /** @description Where in the body */
                readonly path: string;
                readonly detail: string;
            }[];
            /** @description Alert by alert; empty until it is carried out */
            readonly results: readonly {
                /** @description Where the alert stands in the body; empty: the body is the alert */
                readonly path: string;
                /**
                 * @description `dropped`: no open ticket that it could have been about. `superseded`: something newer of the same problem had come
                 * @enum {string}
                 */
                readonly outcome: "opened" | "repeated" | "reopened" | "acknowledged" | "resolved" | "noted" | "dropped" | "superseded" | "ignored" | "confirmed" | "misshapen" | "refused" | "failed";
                /** @description What names the problem */
                readonly key?: string;
                readonly ticketId?: string;
                readonly detail?: string;
            }[];
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly handledAt?: string;
            /** @description How often it was taken anew on request */
            readonly replays: number;
        };
        readonly IncomingDeliveryDetail: {
            readonly id: string;
            readonly source: string;
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @enum {string} */
            readonly verdict: "accepted" | "untrusted" | "malformed" | "misshapen";
            /**
             * @description `queued`: will be carried out. `refused`: the sender was told no. `failed`: not all of it could be carried out
             * @enum {string}
             */
            readonly state: "queued" | "done" | "refused" | "failed";
            /** @description Of the body, in bytes */
            readonly size: number;
            /** @description Why it was refused */
            readonly reason?: string;
            readonly problems?: readonly {
                /** @description Where in the body */
                readonly path: string;
                readonly detail: string;
            }[];
            /** @description Alert by alert; empty until it is carried out */
            readonly results: readonly {
                /** @description Where the alert stands in the body; empty: the body is the alert */
                readonly path: string;
                /**
                 * @description `dropped`: no open ticket that it could have been about. `superseded`: something newer of the same problem had come
                 * @enum {string}
                 */
                readonly outcome: "opened" | "repeated" | "reopened" | "acknowledged" | "resolved" | "noted" | "dropped" | "superseded" | "ignored" | "confirmed" | "misshapen" | "refused" | "failed";
                /** @description What names the problem */
                readonly key?: string;
                readonly ticketId?: string;
                readonly detail?: string;
            }[];
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly handledAt?: string;
            /** @description How often it was taken anew on request */
            readonly replays: number;
            /** @description As they came, without those that prove the sender */
            readonly headers: {
                readonly [key: string]: string;
            };
            /** @description As it came; of an untrusted delivery its beginning. What is not UTF-8 is in base64 */
            readonly body: string;
            /** @enum {string} */
            readonly encoding: "utf-8" | "base64";
        };
        readonly IncomingDeliveryList: {
            readonly items: readonly components["schemas"]["IncomingDelivery"][];
            readonly nextCursor: string | null;
        };
        readonly WebhookReplays: {
            readonly replayed: number;
            /** @description Send it as `cursor` to go on; null: there is no more */
            readonly nextCursor: string | null;
        };
        readonly WebhookTest: {
            readonly alerts: readonly {
                readonly path: string;
                /** @enum {string} */
                readonly action: "trigger" | "acknowledge" | "resolve" | "ignore" | "confirm" | "refuse";
                /** @description What names the problem; absent: each delivery is one of its own */
                readonly key?: string;
                /**
                 * @description What would become of it now, after the alerts before it in the body. `repeated`: adds to the ticket that is open
                 * @enum {string}
                 */
                readonly outcome: "opened" | "repeated" | "reopened" | "acknowledged" | "resolved" | "noted" | "dropped" | "superseded" | "ignored" | "confirmed" | "misshapen" | "refused" | "failed";
                /** @description The ticket that it would change; absent: there is none, or a new one is opened */
                readonly ticketId?: string;
                readonly ticket?: {
                    readonly subject: string;
                    readonly description?: string;
                    readonly priority?: components["schemas"]["Priority"];
                    readonly category?: string;
                    readonly tier?: string;
                    readonly team?: string;
                    readonly tags: readonly string[];
                    readonly requester: {
                        readonly email: string;
                        readonly name?: string;
                    };
                };
                /** @description Where each field was found in the body; `type`: as senders of this type have it */
                readonly from: {
                    readonly [key: string]: string;
                };
                readonly problems: readonly {
                    /** @description Where in the body */
                    readonly path: string;
                    readonly detail: string;
                }[];
                /** @description Why that would become of it */
                readonly detail: string;
            }[];
        };
        readonly PagerDutyAnswer: {
            readonly status: string;
            readonly message: string;
            readonly dedup_key?: string;
            readonly errors?: readonly string[];
        };
        readonly Health: {
            /** @enum {string} */
            readonly status: "ok" | "unavailable";
            readonly version: string;
            readonly policyVersion?: number;
        };
        readonly TimerHealth: {
            /**
             * Format: date-time
             * @example 2026-01-05T09:00:00.000Z
             */
            readonly at: string;
            /** @description Each figure is at most this part of itself, or a millisecond, away from the true one */
            readonly relativeError: number;
            readonly windows: readonly {
                /** @enum {string} */
                readonly window: "hour" | "day" | "week";
                /**
                 * Format: date-time
                 * @description Begin of the full hour in which the window begins
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly from: string;
                readonly kinds: readonly {
                    /**
                     * @example warned
                     * @example breached
                     * @example escalated
                     * @example handed-over
                     * @example canary
                     */
                    readonly kind: string;
                    readonly count: number;
                    readonly p50Ms: number;
                    readonly p99Ms: number;
                    readonly maxMs: number;
                    /** @description Shortest first; each counts what is longer than the end of the one before, which may be left out as empty */
                    readonly histogram: readonly {
                        readonly upToMs: number;
                        readonly count: number;
                    }[];
                }[];
            }[];
            /** @description The last ticket that Pledge opened to see its promise broken; absent before the first was checked */
            readonly canary?: {
                readonly ticketId: string;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly openedAt: string;
                /**
                 * Format: date-time
                 * @description When its promise had to be broken
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly dueAt: string;
                /**
                 * Format: date-time
                 * @description At most some ten minutes ago, unless nobody checks any more
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly checkedAt: string;
                /** @description Whether its breach was in its history when it was checked, once, at its instant */
                readonly kept: boolean;
                /** @description Absent where it had not fired */
                readonly lateMs?: number;
                /** @enum {string} */
                readonly problem?: "not-fired" | "fired-twice" | "wrong-instant" | "gone";
            };
        };
        readonly ReconciliationHealth: {
            /** @description Absent before the first has come to its end */
            readonly last?: {
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly startedAt: string;
                /**
                 * Format: date-time
                 * @description Notices that were planned from then on
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly from: string;
                /**
                 * Format: date-time
                 * @description and before then
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly to: string;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly finishedAt?: string;
                /** @description Tickets that had changed */
                readonly tickets: number;
                /** @description Notices that were planned */
                readonly notices: number;
                /** @description Tickets that could not be read */
                readonly unread: number;
                /** @description Notices that were not found */
                readonly found: number;
                /** @description The first hundred */
                readonly discrepancies: readonly {
                    readonly ticketId: string;
                    /** @description Number of the history item that asks for the notice */
                    readonly n: number;
                    readonly notice: string;
                    /** @description A person id, an address or a webhook */
                    readonly to: string;
                    /**
                     * @description `missing`: no receipt speaks of it. `stuck`: being sent, by nobody
                     * @enum {string}
                     */
                    readonly problem: "missing" | "stuck";
                }[];
            };
            readonly underWay?: {
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly startedAt: string;
                /**
                 * Format: date-time
                 * @description Notices that were planned from then on
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly from: string;
                /**
                 * Format: date-time
                 * @description and before then
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly to: string;
                /**
                 * Format: date-time
                 * @example 2026-01-05T09:00:00.000Z
                 */
                readonly finishedAt?: string;
                /** @description Tickets that had changed */
                readonly tickets: number;
                /** @description Notices that were planned */
                readonly notices: number;
                /** @description Tickets that could not be read */
                readonly unread: number;
                /** @description Notices that were not found */
                readonly found: number;
                /** @description The first hundred */
                readonly discrepancies: readonly {
                    readonly ticketId: string;
                    /** @description Number of the history item that asks for the notice */
                    readonly n: number;
                    readonly notice: string;
                    /** @description A person id, an address or a webhook */
                    readonly to: string;
                    /**
                     * @description `missing`: no receipt speaks of it. `stuck`: being sent, by nobody
                     * @enum {string}
                     */
                    readonly problem: "missing" | "stuck";
                }[];
            };
        };
        readonly Problem: {
            /** @example urn:pledge:problem:invalid-input */
            readonly type: string;
            readonly title: string;
            readonly status: number;
            readonly detail: string;
            /**
             * @example invalid-input
             * @example wrong-status
             */
            readonly code: string;
            /** @description Names this occurrence for the operator */
            readonly instance?: string;
            readonly errors?: readonly components["schemas"]["FieldProblem"][];
            /** @description With 412: the version that the ticket is at, or that is in force */
            readonly currentVersion?: number;
            /** @description With 409 wrong-status: the status that the ticket is in */
            readonly currentStatus?: string;
            /** @description With 409 merged and target-merged: the ticket to go on with */
            readonly mergedInto?: {
                readonly id: string;
                readonly reference: string;
            };
            /** @description With 409 wrong-status: in which it would have been possible */
            readonly allowedStatuses?: readonly string[];
        };
        readonly FieldProblem: {
            /** @description Dotted path, or the name of a parameter or header; empty for the whole body */
            readonly field: string;
            /** @enum {string} */
            readonly in: "body" | "query" | "path" | "header";
            /** @description JSON Pointer into the body as a URI fragment */
            readonly pointer?: string;
            /** @description Where in the text that the field holds */
            readonly line?: number;
            readonly column?: number;
            readonly detail: string;
        };
        /**
         * @description P1 critical, P2 urgent, P3 normal, P4 question
         * @enum {string}
         */
        readonly Priority: "P1" | "P2" | "P3" | "P4";
        /** @enum {string} */
        readonly Status: "open" | "on-hold" | "solution-proposed" | "resolved" | "confirmed" | "closed" | "merged";
        /** @enum {string} */
        readonly Language: "en" | "zh-CN";
        /**
         * @description first-response: until the first answer by a person. next-response: until the next one. update: longest silence. solution: until it is solved.
         * @enum {string}
         */
        readonly Metric: "first-response" | "next-response" | "update" | "solution";
        /**
         * @description opened: at the opening. complaint: the customer complains. reopened: it was not solved. low-rating: the customer is not content.
         * @enum {string}
         */
        readonly Trigger: "opened" | "complaint" | "reopened" | "low-rating";
        /**
         * @description Whose ladder: that of a promise, or of an alarm.
         * @enum {string}
         */
        readonly LadderName: "first-response" | "next-response" | "update" | "solution" | "opened" | "complaint" | "reopened" | "low-rating";
        /**
         * @description breached: the due instant passed unmet; it stays so, and `metAt` says when it was kept late.
         * @enum {string}
         */
        readonly ClockState: "running" | "paused" | "met" | "breached" | "cancelled";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly listTickets: {
        readonly parameters: {
            readonly query?: {
                /** @description 50 when left out */
                readonly limit?: number;
                /** @description `nextCursor` of the page before, with the same filters and order */
                readonly cursor?: string;
                /** @description `-openedAt` when left out */
                readonly sort?: "-openedAt" | "openedAt" | "-updatedAt" | "updatedAt";
                /** @description One or several, separated by commas */
                readonly status?: readonly ("open" | "on-hold" | "solution-proposed" | "resolved" | "confirmed" | "closed" | "merged")[];
                /** @description One or several, separated by commas */
                readonly priority?: readonly ("P1" | "P2" | "P3" | "P4")[];
                /** @description Team id */
                readonly team?: string;
                /** @description Person id or e-mail address */
                readonly assignee?: string;
                /** @description E-mail address */
                readonly requester?: string;
                readonly category?: string;
                /** @description How the request came in: `api`, `email` … */
                readonly channel?: string;
                /** @description One that it has, among others */
                readonly tag?: string;
                /** @description At this instant or later */
                readonly openedAfter?: string;
                readonly openedBefore?: string;
                /** @description Something happened to it at this instant or later; with `sort=updatedAt` or `-updatedAt` */
                readonly updatedAfter?: string;
                /** @description Nothing has happened to it since; with the same `sort` */
                readonly updatedBefore?: string;
                /** @description The earliest unmet deadline is before this instant */
                readonly dueBefore?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TicketList"];
                };
            };
        };
    };
    readonly openTicket: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["OpenTicket"];
            };
        };
        readonly responses: {
            /** @description The new ticket */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly getTicket: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The ticket */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly changeTickets: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["BulkCommand"];
            };
        };
        readonly responses: {
            /** @description What became of each */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BulkOutcome"];
                };
            };
        };
    };
    readonly reply: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Reply"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly note: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Note"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly assign: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Assignment"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly changePriority: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PriorityChange"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly hold: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Hold"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly resume: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["Resume"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly proposeSolution: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["Solution"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly resolve: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["Resolution"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly confirm: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["Confirmation"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly reopen: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["Reopening"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly close: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["Closing"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly complain: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["Complaint"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly rate: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Rating"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly acknowledge: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["Acknowledgement"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly handOver: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Handover"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly acceptHandover: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["HandoverAcceptance"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly declineHandover: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["HandoverRefusal"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly withdrawHandover: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["HandoverWithdrawal"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly watch: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Watching"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly unwatch: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Watching"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly merge: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
                /**
                 * @description The ETag that the ticket must still have
                 * @example "7"
                 */
                readonly "If-Match"?: string;
            };
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Merging"];
            };
        };
        readonly responses: {
            /** @description The ticket after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ticket"];
                };
            };
        };
    };
    readonly readOwnRequest: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The request */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerRequest"];
                };
            };
        };
    };
    readonly listOwnMessages: {
        readonly parameters: {
            readonly query?: {
                /** @description 50 when left out */
                readonly limit?: number;
                /** @description `nextCursor` of the page before, with the same filters and order */
                readonly cursor?: string;
                /** @description `at` when left out */
                readonly sort?: "at" | "-at";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerMessageList"];
                };
            };
        };
    };
    readonly writeAsCustomer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CustomerLetter"];
            };
        };
        readonly responses: {
            /** @description The request after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerRequest"];
                };
            };
        };
    };
    readonly linkOwnAttachment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly message: string;
                readonly attachment: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The address */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AttachmentLink"];
                };
            };
        };
    };
    readonly confirmAsCustomer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["CustomerConfirmation"];
            };
        };
        readonly responses: {
            /** @description The request after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerRequest"];
                };
            };
        };
    };
    readonly reopenAsCustomer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["CustomerReopening"];
            };
        };
        readonly responses: {
            /** @description The request after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerRequest"];
                };
            };
        };
    };
    readonly rateAsCustomer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CustomerRating"];
            };
        };
        readonly responses: {
            /** @description The request after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerRequest"];
                };
            };
        };
    };
    readonly complainAsCustomer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["CustomerComplaint"];
            };
        };
        readonly responses: {
            /** @description The request after this */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CustomerRequest"];
                };
            };
        };
    };
    readonly listHistory: {
        readonly parameters: {
            readonly query?: {
                /** @description 50 when left out */
                readonly limit?: number;
                /** @description `nextCursor` of the page before, with the same filters and order */
                readonly cursor?: string;
                /** @description `at` when left out */
                readonly sort?: "at" | "-at";
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["History"];
                };
            };
        };
    };
    readonly listMessages: {
        readonly parameters: {
            readonly query?: {
                /** @description 50 when left out */
                readonly limit?: number;
                /** @description `nextCursor` of the page before, with the same filters and order */
                readonly cursor?: string;
                /** @description `at` when left out */
                readonly sort?: "at" | "-at";
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["MessageList"];
                };
            };
        };
    };
    readonly linkAttachment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
                readonly message: string;
                readonly attachment: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The address */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AttachmentLink"];
                };
            };
        };
    };
    readonly fetchAttachment: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
                readonly message: string;
                readonly attachment: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: never;
    };
    readonly explainTicket: {
        readonly parameters: {
            readonly query?: {
                /** @description As of this instant, from what had happened by then, or from what time will have done if nobody does anything; now when left out, at most a year ahead */
                readonly at?: string;
                /** @description Of the words; what `Accept-Language` likes best when left out, else English */
                readonly lang?: "en" | "zh-CN";
                /** @description IANA zone of the times in the words; the organisation’s when left out */
                readonly zone?: string;
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The ledger */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Ledger"];
                };
            };
        };
    };
    readonly foreseeEscalation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Level by level */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TicketEscalation"];
                };
            };
        };
    };
    readonly listReceipts: {
        readonly parameters: {
            readonly query?: {
                /** @description 50 when left out */
                readonly limit?: number;
                /** @description `nextCursor` of the page before, with the same filters and order */
                readonly cursor?: string;
                /** @description `plannedAt` when left out */
                readonly sort?: "plannedAt" | "-plannedAt";
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description Id or reference of the ticket
                 * @example 7K3M9-QXW4T
                 */
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReceiptList"];
                };
            };
        };
    };
    readonly listPolicies: {
        readonly parameters: {
            readonly query?: {
                /** @description 50 when left out */
                readonly limit?: number;
                /** @description `nextCursor` of the page before, with the same filters and order */
                readonly cursor?: string;
                /** @description `-version` when left out */
                readonly sort?: "-version" | "version";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PolicyVersionList"];
                };
            };
        };
    };
    readonly getPolicies: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly version: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What it promises */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PolicySet"];
                };
            };
        };
    };
    readonly checkConfiguration: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Configuration"];
            };
        };
        readonly responses: {
            /** @description What was found */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConfigurationCheck"];
                };
            };
        };
    };
    readonly diffConfiguration: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["Configuration"];
            };
        };
        readonly responses: {
            /** @description The differences */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ConfigurationDiff"];
                };
            };
        };
    };
    readonly backtestConfiguration: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["BacktestRequest"];
            };
        };
        readonly responses: {
            /** @description One part */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Backtest"];
                };
            };
        };
    };
    readonly previewImpact: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ImpactRequest"];
            };
        };
        readonly responses: {
            /** @description One part */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Impact"];
                };
            };
        };
    };
    readonly applyConfiguration: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ConfigurationApplication"];
            };
        };
        readonly responses: {
            /** @description It is in force */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AppliedConfiguration"];
                };
            };
        };
    };
    readonly getRollout: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly rollout: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The rollout */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Rollout"];
                };
            };
        };
    };
    readonly getTimers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What was measured */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TimerHealth"];
                };
            };
        };
    };
    readonly getReconciliation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What was found */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReconciliationHealth"];
                };
            };
        };
    };
    readonly reachEscalation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReachRequest"];
            };
        };
        readonly responses: {
            /** @description Level by level */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Reach"];
                };
            };
        };
    };
    readonly simulateEscalation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SimulationRequest"];
            };
        };
        readonly responses: {
            /** @description Step by step */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Simulation"];
                };
            };
        };
    };
    readonly listOnCall: {
        readonly parameters: {
            readonly query?: {
                /** @description At this instant; now when left out */
                readonly at?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Every schedule */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OnCallNowList"];
                };
            };
        };
    };
    readonly getOnCall: {
        readonly parameters: {
            readonly query?: {
                /** @description Now when left out */
                readonly from?: string;
                /** @description At most 400 days after `from` */
                readonly to?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly schedule: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The shifts */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OnCallShiftList"];
                };
            };
        };
    };
    readonly listOnCallGaps: {
        readonly parameters: {
            readonly query?: {
                /** @description Now when left out */
                readonly from?: string;
                /** @description At most 400 days after `from` */
                readonly to?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly schedule: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The gaps */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OnCallGapList"];
                };
            };
        };
    };
    readonly getOnCallCalendar: {
        readonly parameters: {
            readonly query?: {
                /** @description Now when left out */
                readonly from?: string;
                /** @description At most 400 days after `from` */
                readonly to?: string;
                /** @description Only the shifts of this person */
                readonly person?: string;
                /** @description Of the titles; the organisation’s when left out */
                readonly lang?: "en" | "zh-CN";
            };
            readonly header?: never;
            readonly path: {
                readonly schedule: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description An iCalendar file */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/calendar": string;
                };
            };
        };
    };
    readonly overrideOnCall: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly schedule: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["OnCallOverrideRequest"];
            };
        };
        readonly responses: {
            /** @description The override */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OnCallOverride"];
                };
            };
        };
    };
    readonly removeOnCallOverride: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly schedule: string;
                readonly override: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What it was */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OnCallOverride"];
                };
            };
        };
    };
    readonly swapOnCall: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly schedule: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["OnCallSwapRequest"];
            };
        };
        readonly responses: {
            /** @description The two overrides */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OnCallOverrideList"];
                };
            };
        };
    };
    readonly listKeys: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All of them */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ApiKeyList"];
                };
            };
        };
    };
    readonly createKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ApiKeyRequest"];
            };
        };
        readonly responses: {
            /** @description The key and its secret */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NewSecret"];
                };
            };
        };
    };
    readonly rotateKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["ApiKeyRotation"];
            };
        };
        readonly responses: {
            /** @description The key and its new secret */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["NewSecret"];
                };
            };
        };
    };
    readonly revokeKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The key */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ApiKey"];
                };
            };
        };
    };
    readonly listSubscriptions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All of them */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SubscriptionList"];
                };
            };
        };
    };
    readonly createSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewSubscription"];
            };
        };
        readonly responses: {
            /** @description With its secret */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SubscriptionWithSecret"];
                };
            };
        };
    };
    readonly getSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly subscription: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The subscription */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    readonly removeSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly subscription: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What it was */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    readonly changeSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly subscription: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SubscriptionChange"];
            };
        };
        readonly responses: {
            /** @description As it is now */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    readonly disableSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly subscription: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As it is now */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    readonly enableSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly subscription: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As it is now */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    readonly rotateSecret: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Makes the request repeatable: the same key is carried out once and answered alike, with `Idempotency-Replayed: true` */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly subscription: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": components["schemas"]["SecretRotation"];
            };
        };
        readonly responses: {
            /** @description With the new secret */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SubscriptionWithSecret"];
                };
            };
        };
    };
    readonly removeSecret: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly subscription: string;
                readonly version: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As it is now */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Subscription"];
                };
            };
        };
    };
    readonly pingSubscription: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly subscription: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description On its way */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    readonly listDeliveries: {
        readonly parameters: {
            readonly query?: {
                /** @description 50 when left out */
                readonly limit?: number;
                /** @description `nextCursor` of the page before, with the same filters and order */
                readonly cursor?: string;
                /** @description pending: not taken yet. delivered: answered with 2xx. failed: given up */
                readonly state?: "pending" | "delivered" | "failed";
                /** @description Only this event, such as `ticket.opened` */
                readonly event?: string;
                /** @description Of events that happened from then on */
                readonly since?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly subscription: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookDeliveryList"];
                };
            };
        };
    };
    readonly getDelivery: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly subscription: string;
                readonly delivery: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The delivery */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    readonly redeliver: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly subscription: string;
                readonly delivery: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description On its way */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
        };
    };
    readonly redeliverSince: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly subscription: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RedeliveryRequest"];
            };
        };
        readonly responses: {
            /** @description How many */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Redelivery"];
                };
            };
        };
    };
    readonly listSetAsideMails: {
        readonly parameters: {
            readonly query?: {
                /** @description 50 when left out */
                readonly limit?: number;
                /** @description `nextCursor` of the page before, with the same filters and order */
                readonly cursor?: string;
                /** @description Why they were set aside; all when left out */
                readonly folder?: "virus" | "spam" | "limited" | "unparsed" | "refused";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SetAsideList"];
                };
            };
        };
    };
    readonly getSetAsideMail: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly mail: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The mail */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SetAsideMail"];
                };
            };
        };
    };
    readonly discardMail: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly mail: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The mail as it stands now */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SetAsideEntry"];
                };
            };
        };
    };
    readonly releaseMail: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly mail: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What was made of it */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Release"];
                };
            };
        };
    };
    readonly listSuppressions: {
        readonly parameters: {
            readonly query?: {
                /** @description 50 when left out */
                readonly limit?: number;
                /** @description `nextCursor` of the page before, with the same filters and order */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SuppressionList"];
                };
            };
        };
    };
    readonly getSuppression: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly address: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The address */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Suppression"];
                };
            };
        };
    };
    readonly liftSuppression: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly address: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What was held against it */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Suppression"];
                };
            };
        };
    };
    readonly listWebhookDeliveries: {
        readonly parameters: {
            readonly query?: {
                readonly verdict?: "accepted" | "untrusted" | "malformed" | "misshapen";
                readonly state?: "queued" | "done" | "refused" | "failed";
                /** @description That at least one alert in it had */
                readonly outcome?: "opened" | "repeated" | "reopened" | "acknowledged" | "resolved" | "noted" | "dropped" | "superseded" | "ignored" | "confirmed" | "misshapen" | "refused" | "failed";
                /** @description What came since then */
                readonly from?: string;
                /** @description 50 when left out */
                readonly limit?: number;
                /** @description `nextCursor` of the page before, with the same filters and order */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly source: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IncomingDeliveryList"];
                };
            };
        };
    };
    readonly getWebhookDelivery: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly source: string;
                readonly delivery: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The delivery */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IncomingDeliveryDetail"];
                };
            };
        };
    };
    readonly replayWebhookDelivery: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly source: string;
                readonly delivery: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Queued again */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["IncomingDelivery"];
                };
            };
        };
    };
    readonly replayWebhookDeliveries: {
        readonly parameters: {
            readonly query: {
                /** @description What came since then */
                readonly from: string;
                /** @description `nextCursor` of the page before, with the same filters and order */
                readonly cursor?: string;
            };
            readonly header?: never;
            readonly path: {
                readonly source: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Queued again */
            readonly 202: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookReplays"];
                };
            };
        };
    };
    readonly testWebhook: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly source: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": unknown;
            };
        };
        readonly responses: {
            /** @description Alert by alert */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WebhookTest"];
                };
            };
        };
    };
}
