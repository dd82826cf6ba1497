package io.parley.bench.server;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Where the server's JVM spends its CPU, by async-profiler, as a flame graph.
public final class Profiler {
    private final Path library;
    private final Path graph;

    public Profiler(Path folder, Path graph) throws IOException {
        this.library = folder.resolve("libasyncProfiler.so");
        this.graph = graph.toAbsolutePath();
        var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT).contains("aarch64") ? "arm64" : "x64";
        try (var packed = Profiler.class.getResourceAsStream("/linux-" + arch + "/libasyncProfiler.so")) {
            if (packed == null) {
                throw new IllegalStateException("async-profiler is not there for this machine");
            }
            Files.copy(packed, library);
        }
    }

    public void start(long pid) {
        tell(pid, "start,event=ctimer,interval=1ms,threads");
    }

    /// Returns what share of the samples each kind of thread has, the greatest first.
    public Map<String, Double> stop(long pid) throws IOException {
        Files.createDirectories(graph.getParent());
        var stacks = graph.resolveSibling("stacks.txt");
        tell(pid, "dump,collapsed,file=" + stacks);
        tell(pid, "stop,flamegraph,title=Parley,file=" + graph);
        return byThread(Files.readAllLines(stacks));
    }

    /// @param stacks a line each, `[thread tid=1];frame;frame 12`
    private static Map<String, Double> byThread(List<String> stacks) {
        var samples = new HashMap<String, Double>();
        for (var stack : stacks) {
            var thread = stack.substring(0, Math.max(0, stack.indexOf(';')))
                    .replaceAll("[\\[\\]]| tid=|[-#:]?[0-9]+", "")
                    .strip();
            samples.merge(thread, Double.parseDouble(stack.substring(stack.lastIndexOf(' '))), Double::sum);
        }
        var all = samples.values().stream().mapToDouble(Double::doubleValue).sum();
        var shares = new LinkedHashMap<String, Double>();
        samples.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(entry -> shares.put(entry.getKey(), 100 * entry.getValue() / all));
        return shares;
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
