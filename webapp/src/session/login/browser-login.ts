import { forBrowser } from '../../browser/storage';

/** Who holds this browser profile. */
export type LoginState =
  | { readonly state: 'in'; readonly accountId: string }
  /** Its session is over; what it has here waits for it. */
  | { readonly state: 'expired'; readonly accountId: string }
  /** It logged out; until the server was told, its cookie is still good. */
  | { readonly state: 'out'; readonly told: boolean };

const KEY = 'parley.holder';

/** The one account that this browser profile holds: the same for all tabs, and after a restart. */
export class BrowserLogin {
  /** For browsers that take away what they kept. */
  #last: LoginState | undefined;
  /** It may be another, by this tab or another one. */
  onChange: () => void = () => undefined;

  constructor() {
    addEventListener('storage', ({ key }) => {
      if (key === KEY) this.onChange();
    });
    // a page that slept heard nothing
    addEventListener('pageshow', () => this.onChange());
  }

  /** Absent where nobody has logged in yet, as far as is known. */
  get(): LoginState | undefined {
    this.#last = parsed(forBrowser.get(KEY)) ?? this.#last;
    return this.#last;
  }

  set(holding: LoginState): void {
    this.#last = holding;
    forBrowser.set(KEY, JSON.stringify(holding));
    this.onChange();
  }
}

/** The account whose data stays here. */
export function keptAccount(holding: LoginState | undefined): string | undefined {
  return holding === undefined || holding.state === 'out' ? undefined : holding.accountId;
}

function parsed(stored: string | null): LoginState | undefined {
  try {
    return stored === null ? undefined : (JSON.parse(stored) as LoginState);
  } catch {
    return undefined;
  }
}
