package io.parley.projection.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import io.parley.api.AccountId;
import io.parley.api.ConversationId;
import io.parley.api.Event;
import io.parley.api.conversation.ConversationEvent;
import io.parley.api.group.GroupEvent;
import io.parley.projection.runtime.Writes;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/// Who is in a conversation, kept as intervals of positions: a membership counts from the event that began it until,
/// where there is one, that which ended it.
final class Members {
    private final MongoDatabase database;

    Members(MongoDatabase database) {
        this.database = database;
    }

    void createIndexes() {
        database.getCollection(Keys.MEMBERS).createIndex(Indexes.ascending("c"));
    }

    Map<ConversationId, Room> asOf(long position, String epoch, Set<ConversationId> conversations) {
        var byKey = new LinkedHashMap<String, ConversationId>();
        conversations.forEach(conversation -> byKey.put(Keys.conversation(epoch, conversation), conversation));
        var members = new HashMap<ConversationId, Map<AccountId, Long>>();
        for (var interval : database.getCollection(Keys.MEMBERS)
                .find(and(
                        in("c", byKey.keySet()), lte("from", position), or(exists("to", false), gt("to", position))))) {
            var conversation = byKey.get(interval.getString("c"));
            if (conversation != null) {
                members.computeIfAbsent(conversation, _ -> new LinkedHashMap<>())
                        .put(AccountId.of(interval.getString("account")), interval.getLong("from"));
            }
        }
        var rooms = new HashMap<ConversationId, Room>();
        members.forEach((conversation, since) -> rooms.put(conversation, new Room(since)));
        return rooms;
    }

    /// Changes `rooms` to what they are after this event, and says what to write.
    void follow(Event event, String epoch, long position, Map<ConversationId, Room> rooms, Writes writes) {
        if (event instanceof ConversationEvent.Opened e) {
            join(e.conversationId(), e.members(), epoch, position, rooms, writes);
        } else if (event instanceof GroupEvent change) {
            switch (change) {
                case GroupEvent.Created e -> join(e.conversationId(), e.members(), epoch, position, rooms, writes);
                case GroupEvent.Joined e -> join(e.conversationId(), e.members(), epoch, position, rooms, writes);
                case GroupEvent.Left e ->
                    leave(e.conversationId(), List.of(e.account()), epoch, position, rooms, writes);
                case GroupEvent.Removed e -> leave(e.conversationId(), e.members(), epoch, position, rooms, writes);
                case GroupEvent.Invited _,
                        GroupEvent.InvitationDeclined _,
                        GroupEvent.JoinRequested _,
                        GroupEvent.JoinRefused _,
                        GroupEvent.LinkMade _,
                        GroupEvent.LinkRevoked _,
                        GroupEvent.Dissolved _,
                        GroupEvent.RoleChanged _,
                        GroupEvent.Transferred _,
                        GroupEvent.Renamed _,
                        GroupEvent.Described _,
                        GroupEvent.Announced _,
                        GroupEvent.AvatarChanged _,
                        GroupEvent.SettingsChanged _,
                        GroupEvent.Silenced _,
                        GroupEvent.MemberMuted _,
                        GroupEvent.MemberUnmuted _,
                        GroupEvent.NicknameChanged _,
                        GroupEvent.RemarkChanged _,
                        GroupEvent.AnnouncementRead _,
                        GroupEvent.Read _ -> {}
            }
        }
    }

    private static void join(
            ConversationId conversation,
            Collection<AccountId> accounts,
            String epoch,
            long position,
            Map<ConversationId, Room> rooms,
            Writes writes) {
        rooms.merge(conversation, Room.EMPTY.with(accounts, position), (room, _) -> room.with(accounts, position));
        for (var account : accounts) {
            writes.at(position)
                    .insert(
                            Keys.MEMBERS,
                            Keys.member(epoch, conversation, account, position),
                            new Document("c", Keys.conversation(epoch, conversation))
                                    .append("account", account.toString())
                                    .append("from", position));
        }
    }

    private static void leave(
            ConversationId conversation,
            Collection<AccountId> accounts,
            String epoch,
            long position,
            Map<ConversationId, Room> rooms,
            Writes writes) {
        var room = rooms.getOrDefault(conversation, Room.EMPTY);
        for (var account : accounts) {
            var from = room.since().get(account);
            if (from != null) {
                writes.at(position)
                        .document(Keys.MEMBERS, Keys.member(epoch, conversation, account, from))
                        .set("to", position);
            }
        }
        rooms.put(conversation, room.without(accounts));
    }
}
