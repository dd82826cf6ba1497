package io.parley.projection.inbox;

import io.parley.api.AccountId;
import io.parley.api.ConversationId;

/// The inbox's collections and the keys in them. Numbers are padded, so that keys sort as numbers do.
final class Keys {
    static final String BODIES = "inbox_body";
    static final String ENTRIES = "inbox_entry";
    static final String MEMBERS = "inbox_member";
    static final String HEADS = "inbox_head";

    private Keys() {}

    static String body(String epoch, long position) {
        return epoch + "/" + padded(position);
    }

    static String entry(String epoch, AccountId account, long seq) {
        return epoch + "/" + account + "/" + padded(seq);
    }

    static String head(String epoch, AccountId account) {
        return epoch + "/" + account;
    }

    static String conversation(String epoch, ConversationId conversation) {
        return epoch + "/" + conversation;
    }

    static String member(String epoch, ConversationId conversation, AccountId account, long from) {
        return conversation(epoch, conversation) + "/" + account + "/" + padded(from);
    }

    private static String padded(long number) {
        var digits = Long.toString(number);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
