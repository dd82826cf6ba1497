import type { Command } from '../protocol/commands';
import type { Answer } from '../protocol/frames';
import type { GroupLog } from './group-log';
import type { Json } from './log';

type Coming = Extract<
  Command,
  {
    type:
      | 'group.invite'
      | 'group.accept-invitation'
      | 'group.decline-invitation'
      | 'group.approve'
      | 'group.refuse'
      | 'group.make-link'
      | 'group.revoke-link'
      | 'group.join';
  }
>;

interface Port {
  group: GroupLog;
  /** What the group is by now. */
  log: () => GroupLog;
  tell: (audience: readonly string[], type: string, data: Json) => Answer;
  line: (type: string, data: Json, audience?: readonly string[]) => Answer;
  asksFirst: (account: string) => boolean;
}

/** Does what is asked about coming into a group. Whether one may is not its concern. */
export function admit({ group, log, tell, line, asksFirst }: Port, actor: string, command: Coming): Answer {
  const members = group.members();
  const deciders = members.filter((each) => group.leads(each));
  const besides = (accounts: readonly string[]) => log().waiting(accounts).length;
  const approved = (account: string, request: Json) => {
    const requestedBy = request.by as string;
    const data = { by: actor, account, requestedBy, waiting: besides([account]) };
    tell([...deciders, requestedBy], 'join-approved', data);
  };
  const join = (by: string, joining: readonly string[], linkId: unknown): Answer => {
    const all = [...members, ...joining];
    const fromStart = group.view(by, []).historyFromStart;
    const link = linkId === undefined ? {} : { linkId };
    const waiting = besides(joining);
    return line('joined', { by, members: joining, count: all.length, fromStart, ...link, waiting }, all);
  };
  const request = (account: string, link: Json): Answer => {
    const waiting = besides([account]) + 1;
    return tell([...deciders, actor], 'join-requested', { account, by: actor, ...link, waiting });
  };
  switch (command.type) {
    case 'group.invite': {
      if (group.needsApproval() && !group.leads(actor)) {
        for (const account of command.members) request(account, {});
        return { type: 'accepted' };
      }
      const asked = command.members.filter(asksFirst);
      for (const account of asked) {
        const request = group.request(account)?.event.data;
        if (request) approved(account, request);
        tell([account], 'invited', { by: actor, account });
      }
      const others = command.members.filter((account) => !asked.includes(account));
      return others.length === 0 ? { type: 'accepted' } : join(actor, others, undefined);
    }
    case 'group.accept-invitation':
      return join(group.invitation(actor)?.event.data.by as string, [actor], undefined);
    case 'group.decline-invitation':
      return tell([actor], 'invitation-declined', { account: actor });
    case 'group.approve': {
      const { account } = command;
      const { by, linkId } = group.request(account)?.event.data ?? {};
      approved(account, { by });
      return asksFirst(account) && by !== account
        ? tell([account], 'invited', { by, account })
        : join(by as string, [account], linkId);
    }
    case 'group.refuse': {
      const requestedBy = group.request(command.account)?.event.data.by as string;
      const waiting = besides([command.account]);
      const refused = { by: actor, account: command.account, requestedBy, waiting };
      return tell([...deciders, requestedBy], 'join-refused', refused);
    }
    case 'group.make-link':
      return tell([...deciders, actor], 'link-made', {
        by: actor,
        linkId: command.clientId,
        uses: command.uses,
      });
    case 'group.revoke-link':
      return tell([...deciders, actor], 'link-revoked', { by: actor, linkId: command.linkId });
    case 'group.join': {
      const { linkId } = command;
      return group.needsApproval() ? request(actor, { linkId }) : join(actor, [actor], linkId);
    }
  }
}
