package io.parley.command.group;

import static io.parley.command.group.Story.ANN;
import static java.util.Objects.requireNonNull;

import io.parley.api.AccountId;
import io.parley.api.group.Inviting;
import io.parley.api.group.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A group as plainly as can be.
final class Model {
    static final int MAX = 5;

    enum Act {
        SEND,
        INVITE,
        LEAVE,
        REMOVE,
        MUTE,
        UNMUTE,
        SILENCE,
        UNSILENCE,
        ADMINS_INVITE,
        ADMINS_LET_IN,
        ANYONE_INVITES_AND_ALL_IS_SEEN,
        ACCEPT,
        DECLINE,
        JOIN_BY_LINK,
        APPROVE,
        REFUSE,
        PROMOTE,
        DEMOTE,
        TRANSFER,
        DISSOLVE
    }

    record Step(Act act, AccountId by, AccountId other, boolean friends, boolean asksFirst) {}

    /// Everyone who ever was in it, with the messages that he sees.
    final Map<AccountId, Set<Long>> seen = new HashMap<>();

    final Map<AccountId, Role> roles = new HashMap<>();
    private final Set<AccountId> muted = new HashSet<>();

    /// Of those whose last time in it ended so.
    private final Set<AccountId> removed = new HashSet<>();

    /// By whom.
    private final Map<AccountId, AccountId> invited = new HashMap<>();

    private final Map<AccountId, AccountId> requested = new HashMap<>();
    private boolean silenced;
    private Inviting inviting = Inviting.ANYONE;
    private boolean allIsSeen;
    private boolean dissolved;
    long lastNo;

    @Nullable
    String refusal(Step step) {
        return switch (step.act) {
            case ACCEPT -> !mayInvite(invited.get(step.by)) ? "no-invitation" : dissolved ? "group-dissolved" : full();
            case DECLINE -> !invited.containsKey(step.by) ? "no-invitation" : null;
            case JOIN_BY_LINK ->
                roles.containsKey(step.by)
                        ? "already-member"
                        : !mayInvite(ANN)
                                ? "no-such-link"
                                : dissolved ? "group-dissolved" : removed.contains(step.by) ? "removed-before" : full();
            case REFUSE ->
                !step.by.equals(step.other) || roles.containsKey(step.by)
                        ? refusalToMember(step)
                        : step.by.equals(requested.get(step.by)) ? null : "no-join-request";
            case SEND,
                    INVITE,
                    LEAVE,
                    REMOVE,
                    MUTE,
                    UNMUTE,
                    SILENCE,
                    UNSILENCE,
                    ADMINS_INVITE,
                    ADMINS_LET_IN,
                    ANYONE_INVITES_AND_ALL_IS_SEEN,
                    APPROVE,
                    PROMOTE,
                    DEMOTE,
                    TRANSFER,
                    DISSOLVE -> refusalToMember(step);
        };
    }

    private @Nullable String refusalToMember(Step step) {
        var by = step.by;
        var other = step.other;
        if (!roles.containsKey(by)) {
            return seen.containsKey(by) ? "no-longer-member" : "no-such-conversation";
        }
        var role = requireNonNull(roles.get(by));
        if (dissolved) {
            return "group-dissolved";
        }
        if (least(step.act).isAbove(role)) {
            return "role-too-low";
        }
        return switch (step.act) {
            case SEND ->
                role != Role.OWNER && muted.contains(by)
                        ? "member-muted"
                        : silenced && role == Role.MEMBER ? "group-silenced" : null;
            case INVITE ->
                by.equals(other)
                        ? "oneself"
                        : roles.containsKey(other) ? "already-member" : !step.friends ? "not-friends" : full();
            case LEAVE -> role == Role.OWNER ? "owner-cannot-leave" : null;
            case REMOVE, MUTE, UNMUTE, PROMOTE, DEMOTE, TRANSFER ->
                !roles.containsKey(other)
                        ? "not-a-member"
                        : role.isAbove(requireNonNull(roles.get(other))) ? null : "role-too-low";
            case APPROVE -> !requested.containsKey(other) ? "no-join-request" : full();
            case REFUSE ->
                role == Role.MEMBER && !by.equals(requested.get(other))
                        ? "role-too-low"
                        : !requested.containsKey(other) ? "no-join-request" : null;
            case SILENCE, UNSILENCE, ADMINS_INVITE, ADMINS_LET_IN, ANYONE_INVITES_AND_ALL_IS_SEEN, DISSOLVE -> null;
            case ACCEPT, DECLINE, JOIN_BY_LINK -> throw new IllegalStateException("for those who are no members");
        };
    }

    int waiting() {
        return requested.size();
    }

    private boolean mayInvite(@Nullable AccountId by) {
        var role = by == null ? null : roles.get(by);
        return role != null && !least(Act.INVITE).isAbove(role);
    }

    private @Nullable String full() {
        return roles.size() >= MAX ? "group-full" : null;
    }

    private Role least(Act act) {
        return switch (act) {
            case SEND, LEAVE, REFUSE, ACCEPT, DECLINE, JOIN_BY_LINK -> Role.MEMBER;
            case INVITE -> inviting == Inviting.ADMINS ? Role.ADMIN : Role.MEMBER;
            case REMOVE,
                    MUTE,
                    UNMUTE,
                    SILENCE,
                    UNSILENCE,
                    ADMINS_INVITE,
                    ADMINS_LET_IN,
                    ANYONE_INVITES_AND_ALL_IS_SEEN,
                    APPROVE -> Role.ADMIN;
            case PROMOTE, DEMOTE, TRANSFER, DISSOLVE -> Role.OWNER;
        };
    }

    void happens(Step step) {
        switch (step.act) {
            case SEND -> {
                lastNo++;
                roles.keySet()
                        .forEach(account -> requireNonNull(seen.get(account)).add(lastNo));
            }
            case INVITE -> {
                if (inviting == Inviting.APPROVAL && roles.get(step.by) == Role.MEMBER) {
                    requested.putIfAbsent(step.other, step.by);
                } else {
                    add(step.other, step.by, step.asksFirst);
                }
            }
            case ACCEPT -> join(step.by, Role.MEMBER);
            case DECLINE -> invited.remove(step.by);
            case JOIN_BY_LINK -> {
                if (inviting == Inviting.APPROVAL) {
                    requested.putIfAbsent(step.by, step.by);
                } else {
                    join(step.by, Role.MEMBER);
                }
            }
            case APPROVE -> {
                var requester = requireNonNull(requested.get(step.other));
                var own = requester.equals(step.other);
                add(step.other, own || mayInvite(requester) ? requester : step.by, step.asksFirst && !own);
            }
            case REFUSE -> requested.remove(step.other);
            case LEAVE -> part(step.by);
            case REMOVE -> {
                part(step.other);
                removed.add(step.other);
            }
            case MUTE -> muted.add(step.other);
            case UNMUTE -> muted.remove(step.other);
            case SILENCE -> silenced = true;
            case UNSILENCE -> silenced = false;
            case ADMINS_INVITE -> {
                inviting = Inviting.ADMINS;
                allIsSeen = false;
            }
            case ADMINS_LET_IN -> {
                inviting = Inviting.APPROVAL;
                allIsSeen = false;
            }
            case ANYONE_INVITES_AND_ALL_IS_SEEN -> {
                inviting = Inviting.ANYONE;
                allIsSeen = true;
            }
            case PROMOTE -> roles.put(step.other, Role.ADMIN);
            case DEMOTE -> roles.put(step.other, Role.MEMBER);
            case TRANSFER -> {
                roles.put(step.by, Role.MEMBER);
                roles.put(step.other, Role.OWNER);
            }
            case DISSOLVE -> {
                dissolved = true;
                requested.clear();
            }
        }
    }

    private void add(AccountId account, AccountId by, boolean askFirst) {
        if (askFirst) {
            invited.put(account, by);
            requested.remove(account);
        } else {
            join(account, Role.MEMBER);
        }
    }

    void join(AccountId account, Role role) {
        roles.put(account, role);
        invited.remove(account);
        requested.remove(account);
        removed.remove(account);
        var sees = seen.computeIfAbsent(account, _ -> new HashSet<>());
        for (var no = 1L; allIsSeen && no <= lastNo; no++) {
            sees.add(no);
        }
    }

    private void part(AccountId account) {
        roles.remove(account);
        muted.remove(account);
    }
}
