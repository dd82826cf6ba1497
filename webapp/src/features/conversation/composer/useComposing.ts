import { useState } from 'react';
import { limits } from '../../../protocol/limits';
import type { ConversationView } from '../../../protocol/views';
import type { Draft } from '../../../session/sending/drafts';
import { useSession } from '../../../session/hooks/useSession';
import { isBlank } from '../../../ui/text/text';
import type { Candidate } from './mention-candidates';
import { askingAt, mentioned, moved, type Asking } from './mentions';

const empty: Draft = { text: '', mentions: [] };

/** What is being written in a conversation: kept as a draft, with those whom it mentions. */
export function useComposing({ conversationId, group }: ConversationView) {
  const session = useSession();
  const [draft, setDraft] = useState(() => session.drafts.of(conversationId));
  const [asking, setAsking] = useState<Asking>();
  const isGroup = group !== undefined;

  const change = (next: Draft) => {
    setDraft(next);
    session.drafts.keep(conversationId, next);
    // in a group nobody is told
    if (!isGroup) session.account.typing.compose(conversationId, !isBlank(next.text));
  };
  return {
    draft,
    asking,
    change,
    /** The field says something else now. */
    type: ({ value, selectionEnd }: { value: string; selectionEnd: number }) => {
      change({ text: value, mentions: moved(draft.text, value, draft.mentions) });
      setAsking(isGroup ? askingAt(value, selectionEnd) : undefined);
    },
    /** The caret stands elsewhere, or nobody is asked for any more. */
    ask: (next: Asking | undefined) => {
      setAsking(isGroup ? next : undefined);
    },
    /** Mentions somebody: answers where the caret stands then. */
    mention: ({ account, word }: Candidate): number | undefined => {
      if (!asking || draft.mentions.length >= limits.mentions) return undefined;
      const { caret, ...next } = mentioned(draft, asking, account, word);
      change(next);
      setAsking(undefined);
      return caret;
    },
    /** Empties the field and sends what stood there, which comes back if it couldn't be kept. */
    send: (onSent: () => void) => {
      setDraft(empty);
      setAsking(undefined);
      if (!isGroup) session.account.typing.compose(conversationId, false);
      // a touch keyboard's last Enter says nothing
      session.say(conversationId, draft.text.trimEnd(), draft.mentions).then(onSent, () => {
        change(draft);
      });
      // not before it is kept elsewhere, nor later: a page that goes away in between would lose it, or have it twice
      session.drafts.keep(conversationId, empty);
    },
  };
}
