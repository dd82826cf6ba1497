package io.parley.api.group;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.parley.api.AccountId;
import io.parley.api.Command;
import io.parley.api.ConversationId;
import io.parley.api.Malformed;
import io.parley.api.Secret;
import io.parley.api.Text;
import io.parley.api.account.Avatar;
import io.parley.api.invitation.LinkId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What people ask about a group. They send, read and keep its messages as in any conversation.
public sealed interface GroupCommand extends Command {
    /// The longest name of a group, of a member in it, and of a private name for it, in code points.
    int NAME_MAX = 60;
    int DESCRIPTION_MAX = 500;
    int ANNOUNCEMENT_MAX = 2_000;
    int AT_ONCE_MAX = 200; // accounts in one command
    int LINK_HOURS_MAX = 8_760; // a year
    int LINK_USES_MAX = 2_000;
    int MUTE_MINUTES_MAX = 43_200; // 30 days

    /// Creates a group of the actor and their friends. The answer says which of them were not added.
    @JsonTypeName("group.create")
    record Create(UUID clientId, @Nullable String name, List<AccountId> members) implements GroupCommand {
        public Create {
            Malformed.present(clientId, "clientId");
            name = Text.optionalName(name, NAME_MAX, "name");
            members = some(members, "members");
        }
    }

    /// A command in a group that exists.
    sealed interface Within extends GroupCommand {
        ConversationId conversationId();
    }

    /// Adds friends. The answer says which of them were not added.
    @JsonTypeName("group.invite")
    record Invite(UUID clientId, ConversationId conversationId, List<AccountId> members) implements Within {
        public Invite {
            present(clientId, conversationId);
            members = some(members, "members");
        }
    }

    /// Joins a group by an invitation.
    @JsonTypeName("group.accept-invitation")
    record AcceptInvitation(UUID clientId, ConversationId conversationId) implements Within {
        public AcceptInvitation {
            present(clientId, conversationId);
        }
    }

    @JsonTypeName("group.decline-invitation")
    record DeclineInvitation(UUID clientId, ConversationId conversationId) implements Within {
        public DeclineInvitation {
            present(clientId, conversationId);
        }
    }

    /// Lets a waiting person into the group.
    @JsonTypeName("group.approve")
    record Approve(UUID clientId, ConversationId conversationId, AccountId account) implements Within {
        public Approve {
            present(clientId, conversationId, account);
        }
    }

    /// Refuses to let a waiting person into the group.
    @JsonTypeName("group.refuse")
    record Refuse(UUID clientId, ConversationId conversationId, AccountId account) implements Within {
        public Refuse {
            present(clientId, conversationId, account);
        }
    }

    /// Creates an invite link for 1 to 8,760 hours and 1 to 2,000 people; if absent, without that limit.
    @JsonTypeName("group.make-link")
    record MakeLink(
            UUID clientId,
            ConversationId conversationId,
            @Nullable Integer hours,
            @Nullable Integer uses) implements Within {
        public MakeLink {
            present(clientId, conversationId);
            within(hours, LINK_HOURS_MAX, "hours");
            within(uses, LINK_USES_MAX, "uses");
        }
    }

    @JsonTypeName("group.revoke-link")
    record RevokeLink(UUID clientId, ConversationId conversationId, LinkId linkId) implements Within {
        public RevokeLink {
            present(clientId, conversationId);
            Malformed.present(linkId, "linkId");
        }
    }

    /// Joins by a link, or asks to join if an admin has to let people in.
    @JsonTypeName("group.join")
    record Join(UUID clientId, ConversationId conversationId, LinkId linkId, Secret token) implements Within {
        public Join {
            present(clientId, conversationId);
            Malformed.present(linkId, "linkId");
            Malformed.present(token, "token");
        }
    }

    /// Removes members. It skips people who are no longer members.
    @JsonTypeName("group.remove")
    record Remove(UUID clientId, ConversationId conversationId, List<AccountId> members) implements Within {
        public Remove {
            present(clientId, conversationId);
            members = some(members, "members");
        }
    }

    @JsonTypeName("group.leave")
    record Leave(UUID clientId, ConversationId conversationId) implements Within {
        public Leave {
            present(clientId, conversationId);
        }
    }

    @JsonTypeName("group.dissolve")
    record Dissolve(UUID clientId, ConversationId conversationId) implements Within {
        public Dissolve {
            present(clientId, conversationId);
        }
    }

    /// Makes a member an admin, or an admin a plain member again.
    @JsonTypeName("group.change-role")
    record ChangeRole(UUID clientId, ConversationId conversationId, AccountId account, Role role) implements Within {
        public ChangeRole {
            present(clientId, conversationId, account);
            if (Malformed.present(role, "role") == Role.OWNER) {
                throw new Malformed(Malformed.Code.INVALID, "role");
            }
        }
    }

    /// Makes another member the owner, and the actor a plain member.
    @JsonTypeName("group.transfer")
    record Transfer(UUID clientId, ConversationId conversationId, AccountId account) implements Within {
        public Transfer {
            present(clientId, conversationId, account);
        }
    }

    /// Names the group. Without a name it is called after its members.
    @JsonTypeName("group.rename")
    record Rename(
            UUID clientId,
            ConversationId conversationId,
            @Nullable String name) implements Within {
        public Rename {
            present(clientId, conversationId);
            name = Text.optionalName(name, NAME_MAX, "name");
        }
    }

    @JsonTypeName("group.describe")
    record Describe(
            UUID clientId,
            ConversationId conversationId,
            @Nullable String description) implements Within {
        public Describe {
            present(clientId, conversationId);
            description = description == null ? null : Text.body(description, DESCRIPTION_MAX, "description");
        }
    }

    /// Announces something that stays on top until each member has read it; if absent, removes it.
    @JsonTypeName("group.announce")
    record Announce(
            UUID clientId,
            ConversationId conversationId,
            @Nullable String text) implements Within {
        public Announce {
            present(clientId, conversationId);
            text = text == null ? null : Text.body(text, ANNOUNCEMENT_MAX, "text");
        }
    }

    /// Changes the group's picture. Without one it is made of the members' pictures.
    @JsonTypeName("group.change-avatar")
    record ChangeAvatar(
            UUID clientId,
            ConversationId conversationId,
            @Nullable Avatar avatar) implements Within {
        public ChangeAvatar {
            present(clientId, conversationId);
        }
    }

    /// @param historyFromStart whether people who join from now on see earlier messages
    /// @param quietLeaving whether only the owner and the admins are shown who leaves
    @JsonTypeName("group.change-settings")
    record ChangeSettings(
            UUID clientId,
            ConversationId conversationId,
            Inviting inviting,
            boolean historyFromStart,
            boolean quietLeaving)
            implements Within {
        public ChangeSettings {
            present(clientId, conversationId);
            Malformed.present(inviting, "inviting");
        }
    }

    /// Whether only the owner and the admins may write.
    @JsonTypeName("group.silence")
    record Silence(UUID clientId, ConversationId conversationId, boolean silenced) implements Within {
        public Silence {
            present(clientId, conversationId);
        }
    }

    /// Mutes the member for so many minutes from now, 1 to 43,200: they can't write.
    @JsonTypeName("group.mute-member")
    record MuteMember(UUID clientId, ConversationId conversationId, AccountId account, int minutes) implements Within {
        public MuteMember {
            present(clientId, conversationId, account);
            within(minutes, MUTE_MINUTES_MAX, "minutes");
        }
    }

    @JsonTypeName("group.unmute-member")
    record UnmuteMember(UUID clientId, ConversationId conversationId, AccountId account) implements Within {
        public UnmuteMember {
            present(clientId, conversationId, account);
        }
    }

    /// Sets the actor's name in this group; if absent, it is their own nickname.
    @JsonTypeName("group.change-nickname")
    record ChangeNickname(
            UUID clientId,
            ConversationId conversationId,
            @Nullable String nickname) implements Within {
        public ChangeNickname {
            present(clientId, conversationId);
            nickname = Text.optionalName(nickname, NAME_MAX, "nickname");
        }
    }

    /// Sets the actor's private name for the group; if absent, removes it.
    @JsonTypeName("group.change-remark")
    record ChangeRemark(
            UUID clientId,
            ConversationId conversationId,
            @Nullable String remark) implements Within {
        public ChangeRemark {
            present(clientId, conversationId);
            remark = Text.optionalName(remark, NAME_MAX, "remark");
        }
    }

    /// Takes announcement `announcementNo` off the top of the actor's chat.
    @JsonTypeName("group.read-announcement")
    record ReadAnnouncement(UUID clientId, ConversationId conversationId, long announcementNo) implements Within {
        public ReadAnnouncement {
            present(clientId, conversationId);
            within(announcementNo, Long.MAX_VALUE, "announcementNo");
        }
    }

    private static void present(UUID clientId, ConversationId conversationId) {
        Malformed.present(clientId, "clientId");
        Malformed.present(conversationId, "conversationId");
    }

    private static void present(UUID clientId, ConversationId conversationId, AccountId account) {
        present(clientId, conversationId);
        Malformed.present(account, "account");
    }

    private static void within(@Nullable Number number, long max, String field) {
        if (number != null && (number.longValue() < 1 || number.longValue() > max)) {
            throw new Malformed(Malformed.Code.INVALID, field);
        }
    }

    /// Each account once, in the order given.
    private static List<AccountId> some(@Nullable List<AccountId> accounts, String field) {
        var all = Malformed.present(accounts, field);
        all.forEach(account -> Malformed.present(account, field));
        if (all.isEmpty() || all.size() > AT_ONCE_MAX) {
            throw new Malformed(all.isEmpty() ? Malformed.Code.REQUIRED : Malformed.Code.TOO_LONG, field);
        }
        return all.stream().distinct().toList();
    }
}
