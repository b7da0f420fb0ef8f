package tn.segmentation.app.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import tn.segmentation.app.language.Messages;

/** Says what is wrong with a command line: picocli itself only speaks English. */
final class UsageSentence {

    private final Messages messages;

    UsageSentence(Messages messages) {
        this.messages = messages;
    }

    String of(ParameterException e) {
        String help = messages.text(
                "usage.see_help",
                Map.of("command", e.getCommandLine().getCommandSpec().qualifiedName()));
        return sentence(e) + System.lineSeparator() + help;
    }

    private String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (e instanceof MissingParameterException missing) {
            String names =
                    missing.getMissing().stream().map(UsageSentence::name).collect(Collectors.joining(", "));
            return messages.text("usage.missing", Map.of("names", names));
        }
        if (e instanceof OverwrittenOptionException overwritten) {
            return messages.text("usage.twice", Map.of("option", name(overwritten.getOverwritten())));
        }
        ArgSpec spec = e.getArgSpec();
        if (spec != null && e.getValue() != null && spec.type().isEnum()) {
            // What is possible is in the label: a command may take less than the type.
            String values = spec.paramLabel().replace("|", ", ");
            return messages.text(
                    "usage.not_one_of", Map.of("option", name(spec), "value", e.getValue(), "values", values));
        }
        if (spec != null && e.getValue() != null) {
            return messages.text("usage.not_a_value", Map.of("option", name(spec), "value", e.getValue()));
        }
        return spec == null
                ? messages.text("usage.wrong")
                : messages.text("usage.wrong_option", Map.of("option", name(spec)));
    }

    private String unmatched(UnmatchedArgumentException e) {
        String argument = e.getUnmatched().isEmpty() ? "" : e.getUnmatched().get(0);
        String key = argument.startsWith("-") ? "usage.unknown_option" : "usage.unknown_argument";
        String sentence = messages.text(key, Map.of("argument", argument));
        List<String> suggestions = e.getSuggestions();
        return suggestions.isEmpty()
                ? sentence
                : sentence + " " + messages.text("usage.suggestion", Map.of("names", String.join(", ", suggestions)));
    }

    private static String name(ArgSpec spec) {
        return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
    }
}
