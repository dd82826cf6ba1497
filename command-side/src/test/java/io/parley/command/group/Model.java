package io.parley.command.group;

import static java.util.Objects.requireNonNull;

import io.parley.api.AccountId;
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
        ANYONE_INVITES_AND_ALL_IS_SEEN,
        PROMOTE,
        DEMOTE,
        TRANSFER,
        DISSOLVE
    }

    record Step(Act act, AccountId by, AccountId other, boolean friends) {}

    /// Everyone who ever was in it, with the messages that he sees.
    final Map<AccountId, Set<Long>> seen = new HashMap<>();

    final Map<AccountId, Role> roles = new HashMap<>();
    private final Set<AccountId> muted = new HashSet<>();
    private boolean silenced;
    private boolean adminsInvite;
    private boolean allIsSeen;
    private boolean dissolved;
    long lastNo;

    @Nullable
    String refusal(Step step) {
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
                        : roles.containsKey(other)
                                ? "already-member"
                                : !step.friends ? "not-friends" : roles.size() >= MAX ? "group-full" : null;
            case LEAVE -> role == Role.OWNER ? "owner-cannot-leave" : null;
            case REMOVE, MUTE, UNMUTE, PROMOTE, DEMOTE, TRANSFER ->
                !roles.containsKey(other)
                        ? "not-a-member"
                        : role.isAbove(requireNonNull(roles.get(other))) ? null : "role-too-low";
            case SILENCE, UNSILENCE, ADMINS_INVITE, ANYONE_INVITES_AND_ALL_IS_SEEN, DISSOLVE -> null;
        };
    }

    private Role least(Act act) {
        return switch (act) {
            case SEND, LEAVE -> Role.MEMBER;
            case INVITE -> adminsInvite ? Role.ADMIN : Role.MEMBER;
            case REMOVE, MUTE, UNMUTE, SILENCE, UNSILENCE, ADMINS_INVITE, ANYONE_INVITES_AND_ALL_IS_SEEN -> Role.ADMIN;
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
            case INVITE -> join(step.other, Role.MEMBER);
            case LEAVE -> part(step.by);
            case REMOVE -> part(step.other);
            case MUTE -> muted.add(step.other);
            case UNMUTE -> muted.remove(step.other);
            case SILENCE -> silenced = true;
            case UNSILENCE -> silenced = false;
            case ADMINS_INVITE -> {
                adminsInvite = true;
                allIsSeen = false;
            }
            case ANYONE_INVITES_AND_ALL_IS_SEEN -> {
                adminsInvite = false;
                allIsSeen = true;
            }
            case PROMOTE -> roles.put(step.other, Role.ADMIN);
            case DEMOTE -> roles.put(step.other, Role.MEMBER);
            case TRANSFER -> {
                roles.put(step.by, Role.MEMBER);
                roles.put(step.other, Role.OWNER);
            }
            case DISSOLVE -> dissolved = true;
        }
    }

    void join(AccountId account, Role role) {
        roles.put(account, role);
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
