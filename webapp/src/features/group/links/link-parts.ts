import type { LinkQuery } from '../../../protocol/views';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const TOKEN = /^[\w-]{1,100}$/;

/** Where an invite link leads. What stands behind the `#` is sent to no server. */
export function addressOf(origin: string, fragment: string): string {
  return `${origin}/join#${fragment}`;
}

/** What an invite link is made of: `#<conversation>.<link>.<token>`; absent where it is none. */
export function linkParts(hash: string): LinkQuery | undefined {
  const [conversationId = '', linkId = '', token = '', ...more] = hash.replace(/^#/, '').split('.');
  if (!UUID.test(conversationId) || !UUID.test(linkId) || !TOKEN.test(token) || more.length > 0)
    return undefined;
  return { conversationId, linkId, token };
}
