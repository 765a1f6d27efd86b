package io.github.swremulator.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many tags follow a place in the list of an image repository, as far as the place of the next section. So a list can
 * begin anywhere without counting what is before. A list that is no longer than one section has none.
 */
@Entity
@SuppressWarnings("UnusedVariable") // is read as TagSections.Begun
class TagSection extends GenerationRow {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "tag_section_seq")
    @SequenceGenerator(name = "tag_section_seq", sequenceName = "tag_section_seq")
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private ImageRepository imageRepository;

    @Enumerated(EnumType.STRING)
    private TagOrder listOrder;

    private Instant updatedAt;

    private long tagId;

    private String name;

    private long tags;

    @SuppressWarnings("NullAway.Init")
    protected TagSection() {}

    TagSection(long generationId, ImageRepository imageRepository, TagOrder listOrder, TagPlace begin, long tags) {
        super(generationId);
        this.imageRepository = imageRepository;
        this.listOrder = listOrder;
        this.updatedAt = begin.updatedAt();
        this.tagId = begin.tagId();
        this.name = begin.name();
        this.tags = tags;
    }
}
