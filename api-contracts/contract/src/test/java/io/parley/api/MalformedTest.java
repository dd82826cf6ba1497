package io.parley.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.parley.api.wire.ClientFrame;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;

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
        'clientId':null                            | required             | clientId
        'clientId':''                              | invalid              | clientId
        'clientId':7                               | invalid              | clientId
        """)
    void aMessageIsRefusedWithCodeAndField(String fields, String code, String field) {
        assertRefused(SEND + fields + "}}", code, field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        'upTo':null                   | required      | upTo
        'clientId':'%1$s'             | required      | upTo
        'upTo':0                      | invalid       | upTo
        'upTo':1.9                    | invalid       | upTo
        'upTo':'1'                    | invalid       | upTo
        'upTo':''                     | invalid       | upTo
        'upTo':true                   | invalid       | upTo
        'upTo':[1]                    | invalid       | upTo
        'upTo':99999999999999999999   | invalid       | upTo
        'upTo':1,'other':2            | unknown-field | other
        'upTo':1,'type':'alive'       | unknown-field | type
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
        """)
    void aFrameIsRefusedWithCodeAndField(@Nullable String json, String code, @Nullable String field) {
        assertRefused(json == null ? "" : json, code, field == null ? "" : field);
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
        return Malformed.of(catchThrowableOfType(
                JacksonException.class, () -> Json.STRICT.readValue(json.replace('\'', '"'), ClientFrame.class)));
    }
}
