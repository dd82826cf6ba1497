package io.parley.edge.input;

import io.parley.api.Wire;
import java.beans.PropertyEditor;
import java.beans.PropertyEditorSupport;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/// Reads the parameters of the query and of the path in their only spelling. Spring's own readers trim, and also
/// take `0x10`, `010`, `+1`, other digits than ASCII's, and UUIDs in upper case. They would have another try at
/// what a converter refused, but not at what an editor refused.
@ControllerAdvice("io.parley")
final class StrictValues {
    private static final Pattern NUMBER = Pattern.compile("0|-?[1-9][0-9]*");

    @InitBinder
    void read(WebDataBinder binder) {
        binder.registerCustomEditor(int.class, editor(text -> Integer.valueOf(digits(text))));
        binder.registerCustomEditor(long.class, editor(text -> Long.valueOf(digits(text))));
        binder.registerCustomEditor(Long.class, editor(text -> Long.valueOf(digits(text))));
        binder.registerCustomEditor(UUID.class, editor(Wire::uuid));
    }

    private static String digits(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("not a number");
        }
        return text;
    }

    /// @param value throws `IllegalArgumentException`
    private static PropertyEditor editor(Function<String, Object> value) {
        return new PropertyEditorSupport() {
            @Override
            public void setAsText(String text) {
                setValue(value.apply(text));
            }
        };
    }
}
