package tn.segmentation.app.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody does that has to be known later. */
public enum Act {
    /** Signs in by name and password. */
    SIGN_IN(Kind.CHANGE),
    /** Signs in by a link, which may set a password. */
    SIGN_IN_BY_LINK(Kind.CHANGE),
    /** Signs in with an OpenID provider. */
    SIGN_IN_BY_PROVIDER(Kind.CHANGE),
    SIGN_OUT(Kind.CHANGE),
    /** Asks for what it may not have, and what nobody needs an act for who may. */
    ASK(Kind.LOOK),
    IMPORT_FILE(Kind.CHANGE),
    /** Says how a file is to be read. */
    ANSWER_ABOUT_FILE(Kind.CHANGE),
    /** Reads the verdict on a file, in which cells are quoted. */
    READ_VERDICT(Kind.LOOK),
    READ_REJECTS(Kind.LOOK),
    READ_ANNOTATED(Kind.LOOK),
    /** Gives the customers of a file the segments of a run. */
    SCORE_FILE(Kind.CHANGE),
    /** Has rows of a request given the segments of a run. */
    SCORE_ROWS(Kind.LOOK),
    START_RUN(Kind.CHANGE),
    STOP_RUN(Kind.CHANGE),
    /** Stops what the server makes, be it a run or another job. */
    STOP_JOB(Kind.CHANGE),
    /** Makes a run, without publishing it. */
    MAKE_RUN(Kind.CHANGE),
    PUBLISH_RUN(Kind.CHANGE),
    WITHDRAW_PROPOSAL(Kind.CHANGE),
    CHANGE_OFFER(Kind.CHANGE),
    LIST_CUSTOMERS(Kind.LOOK),
    /** Looks for a customer by its id. */
    FIND_CUSTOMER(Kind.LOOK),
    READ_CUSTOMER(Kind.LOOK),
    /** Has the whole id of a customer shown, for a reason. */
    REVEAL_ID(Kind.LOOK),
    /** Takes customers away as a file. */
    EXPORT_CUSTOMERS(Kind.BOTH),
    /** Lets somebody else have a file of customers. */
    APPROVE_EXPORT(Kind.CHANGE),
    DECLINE_EXPORT(Kind.CHANGE),
    /** Has everything that is kept of a person put together. */
    COPY_PERSON(Kind.BOTH),
    /** Has everything that is kept of a person destroyed. */
    ERASE_PERSON(Kind.CHANGE),
    /** Removes a file that was brought when its term is over. */
    EXPIRE_FILE(Kind.CHANGE),
    /** Removes a run when its term is over. */
    EXPIRE_RUN(Kind.CHANGE),
    /** Takes lines of the audit away as a file. */
    EXPORT_AUDIT(Kind.LOOK),
    ADD_USER(Kind.CHANGE),
    /** Makes a link by which somebody chooses a password. */
    INVITE_USER(Kind.CHANGE),
    CHANGE_ROLE(Kind.CHANGE),
    DISABLE_USER(Kind.CHANGE),
    ENABLE_USER(Kind.CHANGE),
    ADD_TOKEN(Kind.CHANGE),
    REVOKE_TOKEN(Kind.CHANGE),
    /** Has tokens of customers made with another key. */
    ROTATE_KEY(Kind.CHANGE),
    /** Says how much the server logs until it stops. */
    CHANGE_LOG_LEVEL(Kind.CHANGE),
    /** Starts the server, under settings that the line names. */
    START_SERVER(Kind.CHANGE),
    /** Moves what one database holds to another. */
    MOVE_STATE(Kind.CHANGE),
    /** Takes a backup. */
    BACK_UP(Kind.CHANGE),
    /** Looks whether the backups are as they were written. */
    VERIFY_BACKUP(Kind.LOOK),
    /** Puts a backup where nothing was. */
    RESTORE_BACKUP(Kind.CHANGE);

    private enum Kind {
        /** Somebody is shown something. */
        LOOK,
        /** Something is another afterwards. */
        CHANGE,
        BOTH
    }

    private final Kind kind;

    Act(Kind kind) {
        this.kind = kind;
    }

    /** Returns whether something is another afterwards: such an act is written down before it is done, too. */
    public boolean isChange() {
        return kind != Kind.LOOK;
    }

    /** Returns whether the answer itself is what has to be known of: nothing of it leaves before its end is written. */
    public boolean isLook() {
        return kind != Kind.CHANGE;
    }

    /** Returns the word for it in the database, in answers and in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the key of its name in the language of a reader. */
    public String key() {
        return "audit.act." + word();
    }

    /** Returns the act of that word, if there is one. */
    public static Optional<Act> of(String word) {
        return Arrays.stream(values()).filter(act -> act.word().equals(word)).findFirst();
    }
}
