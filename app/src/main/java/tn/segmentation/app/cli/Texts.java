package tn.segmentation.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import tn.segmentation.app.language.Messages;

/** Makes commands and options whose help is in the language of the session. */
final class Texts {

    private static final int WIDTH = 100;
    private static final char STRAIGHT = '\'';
    private static final char CURLED = '’';

    /**
     * The factory of picocli, not before something is to be made: it asks for a class of Groovy first, for which every
     * library of the program is looked through.
     */
    private static final IFactory FACTORY = new IFactory() {
        @Override
        public <K> K create(Class<K> kind) throws Exception {
            return CommandLine.defaultFactory().create(kind);
        }
    };

    private final Messages messages;

    Texts(Messages messages) {
        this.messages = messages;
    }

    /** Returns a command that knows {@code --help}; its description is under {@code cli.<name>}. */
    CommandSpec command(String name) {
        return command(name, "cli." + name);
    }

    /** Adds a command below another and returns it; its description is under {@code cli.<command>.<name>}. */
    CommandSpec subcommand(CommandSpec command, String name) {
        CommandSpec spec = command(name, key(command, name));
        command.addSubcommand(name, line(spec));
        return spec;
    }

    /** Returns what reads a command. */
    static CommandLine line(CommandSpec command) {
        return new CommandLine(command, FACTORY);
    }

    private CommandSpec command(String name, String key) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(null, FACTORY).name(name);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description(text("cli.help"))
                .build());
        spec.usageMessage(new UsageMessageSpec()
                .width(WIDTH)
                .synopsisHeading(text("cli.heading.usage"))
                .synopsisSubcommandLabel(text("cli.label.command"))
                .parameterListHeading("%n" + text("cli.heading.parameters") + "%n")
                .optionListHeading("%n" + text("cli.heading.options") + "%n")
                .commandListHeading("%n" + text("cli.heading.commands") + "%n")
                .sortOptions(false)
                .description(text(key)));
        return spec;
    }

    /**
     * Returns an option; its description is under {@code cli.<command>.<name>}, its value is called as
     * {@code cli.label.<label>} says.
     */
    OptionSpec.Builder option(CommandSpec command, String name, String label) {
        return OptionSpec.builder("--" + name)
                .paramLabel(text("cli.label." + label))
                .description(text(key(command, name)));
    }

    /** Returns an option without a value. */
    OptionSpec flag(CommandSpec command, String name) {
        return OptionSpec.builder("--" + name)
                .type(boolean.class)
                .description(text(key(command, name)))
                .build();
    }

    /** Returns the one argument of a command; its description is under {@code cli.<command>.<label>}. */
    PositionalParamSpec argument(CommandSpec command, String label, Class<?> type) {
        return argument(command, 0, label, type);
    }

    /** Returns an argument of a command, which are counted from 0. */
    PositionalParamSpec argument(CommandSpec command, int position, String label, Class<?> type) {
        return positional(command, position, label, type)
                .arity("1")
                .required(true)
                .build();
    }

    /** Returns the one argument of a command that does without, too. */
    PositionalParamSpec optionalArgument(CommandSpec command, String label, Class<?> type) {
        return positional(command, 0, label, type).arity("0..1").build();
    }

    private PositionalParamSpec.Builder positional(CommandSpec command, int position, String label, Class<?> type) {
        return PositionalParamSpec.builder()
                .index(Integer.toString(position))
                .type(type)
                .paramLabel(text("cli.label." + label))
                .description(text(key(command, label)));
    }

    /** Returns the help of a command. */
    static String help(CommandLine command) {
        return command.getUsageMessage().replace(STRAIGHT, CURLED);
    }

    /** A command below another is called by both names. */
    private static String key(CommandSpec command, String name) {
        return "cli." + command.qualifiedName(".") + "." + name;
    }

    /** Help texts are formats to picocli, which would break a line after a curled apostrophe. */
    private String text(String key) {
        return messages.text(key).replace("%", "%%").replace(CURLED, STRAIGHT);
    }
}
