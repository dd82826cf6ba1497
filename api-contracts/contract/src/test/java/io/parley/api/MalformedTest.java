package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.parley.api.wire.ClientFrame;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client is told of JSON that could not be taken.
class MalformedTest {
    private static final String ID = "01920000-0000-7000-8000-000000000001";
    private static final String OPEN = "{'type':'command','ref':'1','command':{'clientId':'" + ID + "','type':";
    private static final String SEND = OPEN + "'message.send','conversationId':'" + ID + "',";
    private static final String READ = OPEN + "'conversation.mark-read','conversationId':'" + ID + "',";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        'content':{'type':'text','text':''}        | required             | content.text
        'content':{'type':'text'}                  | required             | content.text
        'content':{'type':'text','text':5}         | invalid              | content.text
        'content':{'type':'text','text':['x']}     | invalid              | content.text
        'content':{'type':'text','text':'\\u0000'} | forbidden-characters | content.text
        'content':{'type':'text','text':'a','b':1} | unknown-field        | content.b
        'content':{'type':'hologram'}              | unknown-type         | content.type
        'content':{'text':'a'}                     | required             | content.type
        'content':null                             | required             | content
        'content':[]                               | invalid              | content
        'content':['text',{'text':'a'}]            | invalid              | content
        'content':{'type':'text','text':'a','mentions':null}                           | invalid | content.mentions
        'content':{'type':'text','text':'a','mentions':[null]}                         | invalid | content.mentions[0]
        'content':{'type':'text','text':'a','mentions':[['x',{}]]}                     | invalid | content.mentions[0]
        """)
    void aMessageIsRefusedWithCodeAndField(String fields, String code, String field) {
        assertRefused(SEND + fields + "}}", code, field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        'upTo':null                   | required      | upTo
        'clientId':'%1$s'             | invalid       | clientId
        'upTo':1,'upTo':1             | invalid       | upTo
        'upTo':null,'upTo':1          | required      | upTo
        'upTo':0                      | invalid       | upTo
        'upTo':1.9                    | invalid       | upTo
        'upTo':'1'                    | invalid       | upTo
        'upTo':''                     | invalid       | upTo
        'upTo':true                   | invalid       | upTo
        'upTo':[1]                    | invalid       | upTo
        'upTo':99999999999999999999   | invalid       | upTo
        'upTo':1,'other':2            | unknown-field | other
        'upTo':1,'type':'alive'       | invalid       | type
        'upTo':1,'conversationId':''  | invalid       | conversationId
        'upTo':1,'conversationId':'x' | invalid       | conversationId
        'upTo':1,'conversationId':{}  | invalid       | conversationId
        'upTo':1,'conversationId':5   | invalid       | conversationId
        """)
    void aReadMarkIsRefusedWithCodeAndField(String fields, String code, String field) {
        assertRefused(READ + fields.formatted(ID) + "}}", code, field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        {'type':'hello','v':1}                             | required      | token
        {'type':'hello','v':1,'token':5}                   | invalid       | token
        {'type':'hello','v':true,'token':'t'}              | invalid       | v
        {'type':'hello','v':2147483648,'token':'t'}        | invalid       | v
        {'type':'hello','token':'t'}                       | required      | v
        {'type':'alive','token':'t'}                       | unknown-field | token
        {'type':'Alive'}                                   | unknown-type  | type
        {'type':null}                                      | required      | type
        {'v':1}                                            | required      | type
        {'type':'command','ref':'1','command':{}}          | required      | type
        {'type':'command','ref':'1','command':{'type':''}} | unknown-type  | type
        {'type':'command','ref':'1'}                       | required      | command
        {'type':'command','ref':'','command':null}         | required      | command
        {'type':'command','ref':1,'command':null}          | invalid       | ref
        5                                                  | required      | type
        {'type':                                           | invalid       |
                                                           | required      |
        {'type':'alive'} {}                                | invalid       |
        {'type':'alive','type':'alive'}                    | invalid       | type
        {'type':'hello','v':2,'token':'t','v':2}           | invalid       | v
        {'v':2,'v':2,'type':'hello','token':'t'}           | invalid       | v
        {'type':'alive','a':1,'a':1}                       | unknown-field | a
        {'type':'watch-group','conversationId':null,'readers':true} | invalid | conversationId
        {'type':'watch','accounts':null}                   | required      | accounts
        ['alive',{}]                                       | invalid       |
        ['command',{'ref':'1','command':{}}]               | required      | type
        """)
    void aFrameIsRefusedWithCodeAndField(@Nullable String json, String code, @Nullable String field) {
        assertRefused(json == null ? "" : json, code, field == null ? "" : field);
    }

    /// A byte order mark, and ids that other readers would take for the one of the tests.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "01920000-0000-7000-8000-00000000000A",
                "{01920000-0000-7000-8000-000000000001}",
                "urn:uuid:01920000-0000-7000-8000-000000000001",
                "01920000000070008000000000000001",
                "1920000-0-7000-8000-1",
                " 01920000-0000-7000-8000-000000000001",
                "01920000-0000-7000-8000-000000000001 ",
                "AZIAAAAAcACAAAAAAAAAAQ==",
                "AZIAAAAAcACAAAAAAAAAAQ"
            })
    void anIdHasOneSpelling(String id) {
        assertRefused(OPEN + "'conversation.hide','conversationId':'" + id + "'}}", "invalid", "conversationId");
    }

    @Test
    void aByteOrderMarkIsNoJson() {
        assertRefused("\uFEFF{'type':'alive'}", "invalid", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "'0'", "'FOX'", "' fox'", "''", "['fox']", "{}"})
    void aConstantIsItsName(String avatar) {
        assertRefused(
                OPEN + "'group.change-avatar','conversationId':'" + ID + "','avatar':" + avatar + "}}",
                "invalid",
                "avatar");
    }

    @Test
    void whatOnlyLooksLikeAMistakeIsRead() {
        var text = "null [null] ['text',{}] ['a',{'b':null}]";
        var frame = "{'type':'command','ref':'1','command':{'clientId':'" + ID + "','type':'message.send',"
                + "'conversationId':'" + ID + "','content':{'type':'text','text':'%s'}}}";
        assertThat(Json.read(frame.replace('\'', '"').formatted(text), ClientFrame.class))
                .asString()
                .contains(text);
        var watch = "{'type':'watch','accounts':['" + ID + "']}";
        assertThat(Json.read(watch.replace('\'', '"'), ClientFrame.class)).isInstanceOf(ClientFrame.Watch.class);
    }

    @Test
    void whatTheClientWroteIsNotRepeated() {
        var json = "{'type':'alive','\\ud800<b>%s':'secret'}".formatted("x".repeat(1000));
        var malformed = refused(json);
        assertThat(malformed.field()).hasSize(100).startsWith("??b?xxx");
        assertThat(refused(SEND + "'conversationId':'secret'}}")).hasMessage("invalid: conversationId");
    }

    private static void assertRefused(String json, String code, String field) {
        var malformed = refused(json);
        assertThat(malformed.code().wire() + " " + malformed.field()).isEqualTo(code + " " + field);
    }

    private static Malformed refused(String json) {
        return catchThrowableOfType(Malformed.class, () -> Json.read(json.replace('\'', '"'), ClientFrame.class));
    }
}
