using DarkSector.Numerics.Learning;
using static System.FormattableString;

namespace DarkSector.Physics.Suppression;

/// <summary>One classifier per mass class, each trained on the signals of its class: a mass hypothesis takes the one of its class.</summary>
/// <param name="Members">The classes with their classifiers, by rising mass.</param>
public sealed record ClassifiersByMass(IReadOnlyList<(MassClass Class, IClassifier Classifier)> Members)
{
    /// <summary>Trains a classifier for each class.</summary>
    /// <param name="classes">The mass classes, such as <see cref="MassClass.InelasticDarkMatter"/>.</param>
    /// <param name="train">Makes the classifier of a class, with signal that <see cref="MassClass.Of"/> selects.</param>
    public static ClassifiersByMass Train(IReadOnlyList<MassClass> classes, Func<MassClass, IClassifier> train)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(train);
        if (classes.Count == 0 || classes.Zip(classes.Skip(1)).Any(pair => pair.Second.Low < pair.First.High))
            throw new ArgumentException($"The mass classes {string.Join("; ", classes)} overlap, are not sorted, or there are none.", nameof(classes));
        return new ClassifiersByMass([.. classes.Select(c => (c, train(c)))]);
    }

    /// <summary>The class and classifier for a mass.</summary>
    /// <param name="mass">Mass [GeV].</param>
    /// <exception cref="ArgumentOutOfRangeException">The mass is in no class.</exception>
    public (MassClass Class, IClassifier Classifier) At(double mass)
    {
        foreach (var member in Members)
            if (member.Class.Contains(mass))
                return member;
        throw new ArgumentOutOfRangeException(nameof(mass), Invariant($"mass = {mass} GeV lies in none of the classes {string.Join("; ", Members.Select(m => m.Class))}."));
    }
}
