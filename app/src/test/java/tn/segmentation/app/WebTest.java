package tn.segmentation.app;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import tn.segmentation.app.insight.RunFixtures;
import tn.segmentation.app.security.UserFixtures;

/** A test of the running server, over the runs of {@link RunFixtures} and the people of {@link UserFixtures}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = SegmentationApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({RunFixtures.Source.class, UserFixtures.Source.class})
public @interface WebTest {}
