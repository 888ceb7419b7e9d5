import { isCalm } from './desktop/outcome';

/** The gateway's HTTP interface, as far as the pages use it. */

export type DesktopState = 'idle' | 'connecting' | 'active' | 'detached';

export interface Desktop {
  readonly id: string;
  readonly name: string;
  readonly state: DesktopState;
  /** Number of the running session; 0 where there is none. */
  readonly session: number;
  readonly needsCredentials: boolean;
  /** How its last session ended; empty where none has, or where it ended in good order. */
  readonly lastProblem: string;
}

export interface Refusal {
  readonly outcome: string;
  readonly message: string;
  readonly next: string;
}

/** A request that got no useful answer. */
export class GatewayError extends Error {
  constructor(
    /** HTTP status; 0 where the gateway did not answer. */
    readonly status: number,
    readonly refusal?: Refusal,
  ) {
    super(refusal?.message ?? `gateway answered ${status}`);
  }
}

/** A desktop as the gateway tells it; fields that say nothing may be missing. */
interface DesktopAnswer extends Partial<Omit<Desktop, 'id' | 'lastProblem'>> {
  readonly id: string;
  readonly lastOutcome?: { readonly outcome: string; readonly title: string };
}

export type SignIn = { readonly name: string; readonly password: string } | { readonly key: string };

export async function signIn(proof: SignIn): Promise<void> {
  await request('POST', '/api/sign-in', proof);
}

export async function signOut(): Promise<void> {
  await request('POST', '/api/sign-out');
}

/** The name of who is signed in, or undefined. */
export async function me(): Promise<string | undefined> {
  try {
    const answer = await (await request('GET', '/api/me')).json();
    return (answer as { name: string }).name;
  } catch (error) {
    if (error instanceof GatewayError && error.status === 401) return undefined;
    throw error;
  }
}

export async function desktops(): Promise<readonly Desktop[]> {
  const list = (await (await request('GET', '/api/desktops')).json()) as readonly DesktopAnswer[];
  return list.map(({ id, name, state, session, needsCredentials, lastOutcome }) => ({
    id,
    name: name ?? id,
    state: state ?? 'idle',
    session: session ?? 0,
    needsCredentials: needsCredentials ?? false,
    lastProblem: lastOutcome && !isCalm(lastOutcome.outcome) ? lastOutcome.title : '',
  }));
}

async function request(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: { Accept: 'application/json', 'Accept-Language': document.documentElement.lang, ...contentType(body) },
      body: body === undefined ? null : JSON.stringify(body),
      credentials: 'same-origin',
      cache: 'no-store',
    });
  } catch {
    throw new GatewayError(0);
  }
  if (!response.ok) throw new GatewayError(response.status, await refusalOf(response));
  return response;
}

function contentType(body: unknown): Record<string, string> {
  return body === undefined ? {} : { 'Content-Type': 'application/json' };
}

async function refusalOf(response: Response): Promise<Refusal | undefined> {
  try {
    const { outcome, message, next } = (await response.json()) as Partial<Refusal>;
    return { outcome: outcome ?? '', message: message ?? '', next: next ?? '' };
  } catch {
    return undefined; // not from the gateway itself: a proxy's page
  }
}
