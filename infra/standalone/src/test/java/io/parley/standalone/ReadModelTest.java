package io.parley.standalone;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.query.Criteria;

/// Documents in MongoDB have one owner: the read model says how they are called, found and mapped.
class ReadModelTest {
    private static final JavaClasses PARLEY =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.parley");

    /// Who works with the driver all the same, and why.
    private static final Map<String, String> ON_THE_DRIVER = Map.of(
            "io.parley.projection.inbox.Members",
            "reads the members of all conversations of a batch, thousands of documents, while the batch waits",
            "io.parley.projection.inbox.Numbers",
            "reads a head for each person of a batch while the batch waits",
            "io.parley.standalone.embedded.EmbeddedMongo",
            "asks the server whether it is there, and reads nothing");

    @Test
    void onlyTheReadModelAndTheKitKnowHowDocumentsAreStored() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.parley.readmodel..", "io.parley.projection.kit..", "io.parley.projection.processing..")
                .and(areNotListed())
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Document.class, Filters.class, Criteria.class)
                .orShould()
                .callMethod(MongoDatabase.class, "getCollection", String.class)
                .check(PARLEY);
    }

    private static DescribedPredicate<JavaClass> areNotListed() {
        return describe(
                "are not listed as working with the driver",
                type -> ON_THE_DRIVER.keySet().stream().noneMatch(type.getName()::startsWith));
    }
}
