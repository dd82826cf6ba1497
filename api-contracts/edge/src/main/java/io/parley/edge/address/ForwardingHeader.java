package io.parley.edge.address;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// The headers in which proxies say where a request comes from.
enum ForwardingHeader {
    X_FORWARDED_FOR("X-Forwarded-For") {
        @Override
        String node(String element) {
            return element;
        }
    },
    /// RFC 7239. An element without exactly one `for` names nobody.
    FORWARDED("Forwarded") {
        @Override
        String node(String element) {
            var nodes = fromTheRight(element, ';')
                    .filter(pair -> pair.regionMatches(true, 0, "for=", 0, 4))
                    .map(pair -> pair.substring(4))
                    .toList();
            return nodes.size() == 1 ? nodes.getFirst() : "";
        }
    };

    private final String header;

    ForwardingHeader(String header) {
        this.header = header;
    }

    /// What the element of a list names.
    abstract String node(String element);

    /// What the proxies said, the nearest proxy first. Ignores empty list elements (RFC 9110, section 5.6.1).
    List<String> hops(HttpServletRequest request) {
        return Collections.list(request.getHeaders(header)).reversed().stream()
                .flatMap(line -> fromTheRight(line, ','))
                .filter(element -> !element.isEmpty())
                .map(element -> unquoted(node(element)))
                .toList();
    }

    /// Splits at separators outside quotes. It goes from the right, so that a quote that a client left open
    /// doesn't reach what the proxy has added.
    private static Stream<String> fromTheRight(String list, char separator) {
        var parts = new ArrayList<String>();
        var quoted = false;
        var end = list.length();
        for (var i = end - 1; i >= 0; i--) {
            quoted ^= list.charAt(i) == '"';
            if (list.charAt(i) == separator && !quoted) {
                parts.add(list.substring(i + 1, end).strip());
                end = i;
            }
        }
        parts.add(list.substring(0, end).strip());
        return parts.stream();
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
