/**
 * The command line. Each command says what it takes and does it; none but {@code serve} and {@code demo} starts the web
 * application. Start at {@link tn.segmentation.app.cli.Main}.
 */
@NullMarked
package tn.segmentation.app.cli;

import org.jspecify.annotations.NullMarked;
