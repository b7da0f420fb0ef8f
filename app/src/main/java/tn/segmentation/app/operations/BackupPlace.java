package tn.segmentation.app.operations;

import java.nio.file.Path;

/**
 * Where backups are kept.
 *
 * @param repository a folder, or an address that restic understands
 * @param passwordFile that holds the password of the repository
 * @param days that a backup is kept
 */
public record BackupPlace(String repository, Path passwordFile, int days) {}
