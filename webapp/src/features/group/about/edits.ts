import type { CommandBody } from '../../../protocol/commands';
import { limits } from '../../../protocol/limits';
import type { ConversationId, GroupView } from '../../../protocol/views';

/** What of a group can be written anew. */
export type Edit = 'name' | 'description' | 'announcement' | 'nickname' | 'remark';

export const lengths: Record<Edit, number> = {
  name: limits.groupName,
  description: limits.description,
  announcement: limits.announcement,
  nickname: limits.groupName,
  remark: limits.groupName,
};

export function isLong(edit: Edit): boolean {
  return edit === 'description' || edit === 'announcement';
}

export function valueOf(group: GroupView, edit: Edit): string | undefined {
  switch (edit) {
    case 'name':
      return group.name;
    case 'description':
      return group.description;
    case 'announcement':
      return group.announcement?.text;
    case 'nickname':
      return group.self?.nickname;
    case 'remark':
      return group.remark;
  }
}

/** Without a text it is taken away. */
export function commandFor(
  conversationId: ConversationId,
  edit: Edit,
  text: string | undefined,
): CommandBody {
  switch (edit) {
    case 'name':
      return { type: 'group.rename', conversationId, ...(text !== undefined && { name: text }) };
    case 'description':
      return { type: 'group.describe', conversationId, ...(text !== undefined && { description: text }) };
    case 'announcement':
      return { type: 'group.announce', conversationId, ...(text !== undefined && { text }) };
    case 'nickname':
      return { type: 'group.change-nickname', conversationId, ...(text !== undefined && { nickname: text }) };
    case 'remark':
      return { type: 'group.change-remark', conversationId, ...(text !== undefined && { remark: text }) };
  }
}
