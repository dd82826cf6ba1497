/// The contracts of Parley. They are a named module, so that `Event`, `Command` and `Refusal` can be sealed
/// over the packages of the features.
module io.parley.api {
    requires static org.jspecify;
    requires transitive com.fasterxml.jackson.annotation;
    requires transitive tools.jackson.databind;
    requires transitive tools.jackson.core;

    exports io.parley.api;
    exports io.parley.api.account;
    exports io.parley.api.conversation;
    exports io.parley.api.friendship;
    exports io.parley.api.group;
    exports io.parley.api.invitation;
    exports io.parley.api.wire;
}
