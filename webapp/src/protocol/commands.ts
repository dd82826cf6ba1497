import type { Command } from './generated/commands';

/** What a person asks to be done. `clientId` is the same for each try. */
export type { Command } from './generated/commands';

type WithoutClientId<C> = C extends Command ? Omit<C, 'clientId'> : never;
/** A command that has no `clientId` yet. */
export type CommandBody = WithoutClientId<Command>;
