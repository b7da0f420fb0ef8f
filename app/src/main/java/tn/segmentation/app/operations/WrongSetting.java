package tn.segmentation.app.operations;

import java.util.Map;
import tn.segmentation.core.data.Refusal;

/**
 * A setting that cannot be used. Codes: {@code setting_not_allowed} (setting, value, place, allowed),
 * {@code setting_not_a_number} (setting, value, place, low, high), {@code label_empty} (setting, value, place),
 * {@code label_repeated} (setting, label, place), {@code too_many_labels} (setting, count, max, place),
 * {@code offers_unreadable} (setting, place, cause), {@code not_a_path} (setting, value, place), {@code state_url}
 * (setting, place), {@code backup_repository} (setting, place), {@code setting_missing} (setting, place, because),
 * {@code secret_unreadable} (setting, place, file), {@code secret_short} (setting, place, least), {@code webhook_url}
 * (setting, place), {@code mail_server} (setting, place), {@code oidc_issuer} (setting, place), {@code oidc_roles}
 * (setting, place, roles, cause); of the file as a whole: {@code configuration_missing} (file),
 * {@code configuration_unreadable} (file, line, cause), {@code unknown_setting} (file, setting, settings).
 */
public final class WrongSetting extends Refusal {

    private static final long serialVersionUID = 1L;

    /** Creates the refusal. */
    public WrongSetting(String code, Map<String, ?> params) {
        super(code, params);
    }
}
