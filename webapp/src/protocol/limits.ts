import { bounds } from './generated/commands';

/** What a person may enter: texts in Unicode code points. */
export const limits = {
  text: bounds['content.text'].text.max,
  requestMessage: bounds['friendship.request'].message.max,
  remark: bounds['friendship.request'].remark.max,
  nickname: bounds.Registration.nickname.max,
  groupName: bounds['group.rename'].name.max,
  description: bounds['group.describe'].description.max,
  announcement: bounds['group.announce'].text.max,
  /** Accounts in one command. */
  atOnce: bounds['group.invite'].members.max,
  /** Mentions in one message. */
  mentions: bounds['content.text'].mentions.max,
  passwordMin: bounds.Registration.password.min,
  passwordMax: bounds.Registration.password.max,
} as const;
