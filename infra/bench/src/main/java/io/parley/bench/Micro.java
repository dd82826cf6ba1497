package io.parley.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `Hot`, by JMH.
@Command(name = "micro", mixinStandardHelpOptions = true, description = "what is done for each message, alone, by JMH")
final class Micro implements Callable<Integer> {
    @Option(names = "--report", description = "folder for the report (default: ${DEFAULT-VALUE})")
    Path report = Path.of("target", "bench");

    @Option(names = "--seconds", description = "of each of five iterations (default: ${DEFAULT-VALUE})")
    int seconds = 2;

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(report);
        new Runner(new OptionsBuilder()
                        .include(Hot.class.getName())
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(seconds))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(seconds))
                        .resultFormat(ResultFormatType.JSON)
                        .result(report.resolve("micro.json").toString())
                        .build())
                .run();
        return 0;
    }
}
