/** What programs take that ask a platform, and how their help says it. */
export const ASKING = {
  json: { type: 'boolean' },
  url: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export const ASKING_HELP = `    --json           the answer of the API as it is
    --url ADDRESS    of the API (PLEDGE_URL, default: the platform on this machine)
    --data FOLDER    of the platform on this machine (PLEDGE_DATA, default .pledge)`;

export const LANG_HELP = '    --lang LANGUAGE  zh-CN or en; that of the terminal when left out';
