package io.parley.standalone;

import io.parley.standalone.installation.CannotStart;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;

/// Why a start failed, in one line.
final class StartFailure {
    private StartFailure() {}

    static String of(Throwable failure) {
        var deepest = failure;
        for (Throwable e = failure; e != null; e = e.getCause()) {
            switch (e) {
                case CannotStart known -> {
                    return String.valueOf(known.getMessage());
                }
                case PortInUseException taken -> {
                    return "port " + taken.getPort() + " is taken: choose another with parley.port";
                }
                case BindException wrong -> {
                    return "the setting " + wrong.getName() + " can't be " + value(wrong);
                }
                default -> deepest = e;
            }
        }
        return String.valueOf(deepest).replaceAll("\\s+", " ");
    }

    private static String value(BindException wrong) {
        var property = wrong.getProperty();
        return property == null ? "what it is" : "'" + property.getValue() + "' (" + property.getOrigin() + ")";
    }
}
