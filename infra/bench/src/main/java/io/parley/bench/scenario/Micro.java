package io.parley.bench.scenario;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `MessagePathBenchmark` and `AppendBenchmark`, by JMH.
@Command(name = "micro", mixinStandardHelpOptions = true, description = "what is done for each message, alone, by JMH")
public final class Micro implements Callable<Integer> {
    @Option(names = "--report", description = "folder for the report (default: ${DEFAULT-VALUE})")
    Path report = Path.of("target", "bench");

    @Option(names = "--seconds", description = "of each of five iterations (default: ${DEFAULT-VALUE})")
    int seconds = 2;

    @Option(names = "--only", description = "those whose name has this (default: all)")
    String only = "";

    @Override
    public Integer call() throws Exception {
        var options = new OptionsBuilder()
                .include("io[.]parley[.]bench[.].*" + Pattern.quote(only))
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(seconds))
                .build();
        var into = new Report("micro");
        for (var result : new Runner(options).run()) {
            var parameters = result.getParams();
            var what = parameters.getBenchmark().replaceFirst(".*[.](?=[^.]+[.])", "")
                    + parameters.getParamsKeys().stream()
                            .map(key -> ", " + key + " " + parameters.getParam(key))
                            .collect(Collectors.joining());
            row(into, what, result.getPrimaryResult());
            result.getSecondaryResults().forEach((name, second) -> row(into, what + ", " + name, second));
        }
        into.write(report);
        return 0;
    }

    private static void row(Report into, String what, Result<?> result) {
        var row = new LinkedHashMap<String, Object>();
        row.put("benchmark", what);
        row.put("mean", result.getScore());
        row.put("± 99.9 %", result.getScoreError());
        row.put("unit", result.getScoreUnit());
        into.row(row);
    }
}
