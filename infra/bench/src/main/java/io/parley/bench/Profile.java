package io.parley.bench;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Where the server's JVM spends its CPU, by async-profiler, as a flame graph.
final class Profile {
    private final Path library;
    private final Path graph;

    Profile(Path folder, Path graph) throws IOException {
        this.library = folder.resolve("libasyncProfiler.so");
        this.graph = graph.toAbsolutePath();
        var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT).contains("aarch64") ? "arm64" : "x64";
        try (var packed = Profile.class.getResourceAsStream("/linux-" + arch + "/libasyncProfiler.so")) {
            if (packed == null) {
                throw new IllegalStateException("async-profiler is not there for this machine");
            }
            Files.copy(packed, library);
        }
    }

    void start(long pid) {
        tell(pid, "start,event=ctimer,interval=1ms,threads");
    }

    void stop(long pid) throws IOException {
        Files.createDirectories(graph.getParent());
        tell(pid, "stop,flamegraph,title=Parley,file=" + graph);
    }

    private void tell(long pid, String command) {
        try {
            var machine = VirtualMachine.attach(Long.toString(pid));
            try {
                machine.loadAgentPath(library.toString(), command);
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException | IOException e) {
            throw new IllegalStateException("async-profiler: " + command, e);
        }
    }
}
