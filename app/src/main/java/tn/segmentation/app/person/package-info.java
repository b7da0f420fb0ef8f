/**
 * What the platform keeps of one person, for who has a right to a copy of it or to its erasure. Start at
 * {@link tn.segmentation.app.person.Person}, {@link tn.segmentation.app.person.PersonalData} and
 * {@link tn.segmentation.app.person.Erasures}.
 */
@NullMarked
package tn.segmentation.app.person;

import org.jspecify.annotations.NullMarked;
