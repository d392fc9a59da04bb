using static System.FormattableString;

namespace DarkSector.Physics.Detectors;

/// <summary>With what probabilities a track is taken for each kind; what is left is not identified.</summary>
/// <param name="Electron">Probability to be taken for an electron.</param>
/// <param name="Muon">Probability to be taken for a muon.</param>
/// <param name="Pion">Probability to be taken for a pion.</param>
/// <param name="Kaon">Probability to be taken for a kaon.</param>
public readonly record struct IdentityProbabilities(double Electron, double Muon, double Pion, double Kaon)
{
    /// <summary>The decision for a number uniform in [0, 1): the unit interval is cut into muon, electron, kaon, pion and nothing, in this order.</summary>
    internal Identity Decide(double uniform) =>
        uniform < Muon ? Identity.Muon
        : (uniform -= Muon) < Electron ? Identity.Electron
        : (uniform -= Electron) < Kaon ? Identity.Kaon
        : uniform - Kaon < Pion ? Identity.Pion
        : Identity.None;

    /// <summary>The probabilities themselves, when they can be.</summary>
    internal IdentityProbabilities Checked(string name)
    {
        foreach (var (kind, value) in new[] { (nameof(Electron), Electron), (nameof(Muon), Muon), (nameof(Pion), Pion), (nameof(Kaon), Kaon) })
            AllowedValue.Probability(value, $"{name}.{kind}");
        var sum = Electron + Muon + Pion + Kaon;
        return sum <= 1 + 1e-12 ? this
            : throw new ArgumentOutOfRangeException(name, Invariant($"{name} adds up to {sum:G6}; a track is one thing or nothing, so the probabilities add up to 1 at most."));
    }
}
