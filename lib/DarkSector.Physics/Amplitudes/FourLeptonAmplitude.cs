using System.Numerics;
using DarkSector.Numerics.Kinematics;
using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Amplitudes;

/// <summary>Squared tree amplitudes of e+e- -> four charged leptons by photon exchange, summed over helicities, divided by 4 for the beams.</summary>
/// <remarks>e^8 is left out. Identical leptons: every way to draw the lines, with the sign of the permutation; a factor 1/2 for each identical pair
/// belongs to the phase space.</remarks>
internal static class FourLeptonAmplitude
{
    // Bits of the helicities: three line ends, three beginnings.
    private const int BeamEnd = 0, FirstEnd = 1, SecondEnd = 2, BeamBeginning = 3, FirstBeginning = 4, SecondBeginning = 5;

    /// <summary>e+e- -> f fbar F Fbar with two different kinds of leptons, neither of them electrons: six diagrams. The electron is massless.</summary>
    /// <param name="sqrtS">Energy of the beams, along +-z [GeV].</param>
    /// <param name="f">The lepton f [GeV].</param>
    /// <param name="fbar">Its antilepton [GeV].</param>
    /// <param name="fMass">Mass of f [GeV].</param>
    /// <param name="g">The lepton F [GeV].</param>
    /// <param name="gbar">Its antilepton [GeV].</param>
    /// <param name="gMass">Mass of F [GeV].</param>
    public static double TwoPairs(double sqrtS, FourVector f, FourVector fbar, double fMass, FourVector g, FourVector gbar, double gMass)
    {
        Span<Complex> amplitudes = stackalloc Complex[ThreeFermionLines.Amplitudes];
        var beams = MasslessBeams(sqrtS);
        var first = new FermionLine(LineEnd.Outgoing(f), FirstEnd, LineBeginning.Outgoing(fbar), FirstBeginning, fMass, FermionLine.All);
        var second = new FermionLine(LineEnd.Outgoing(g), SecondEnd, LineBeginning.Outgoing(gbar), SecondBeginning, gMass, FermionLine.All);
        ThreeFermionLines.Add(beams, first, second, +1, amplitudes);
        return Sum(amplitudes);
    }

    /// <summary>e+e- -> f fbar f fbar, not electrons: twelve diagrams, six with each way to join leptons and antileptons.</summary>
    /// <param name="sqrtS">Energy of the beams, along +-z [GeV].</param>
    /// <param name="f1">A lepton [GeV].</param>
    /// <param name="fbar1">An antilepton [GeV].</param>
    /// <param name="f2">The other lepton [GeV].</param>
    /// <param name="fbar2">The other antilepton [GeV].</param>
    /// <param name="mass">Their mass [GeV].</param>
    public static double IdenticalPairs(double sqrtS, FourVector f1, FourVector fbar1, FourVector f2, FourVector fbar2, double mass)
    {
        Span<Complex> amplitudes = stackalloc Complex[ThreeFermionLines.Amplitudes];
        var beams = MasslessBeams(sqrtS);
        var (end1, end2) = (LineEnd.Outgoing(f1), LineEnd.Outgoing(f2));
        var (beginning1, beginning2) = (LineBeginning.Outgoing(fbar1), LineBeginning.Outgoing(fbar2));
        ThreeFermionLines.Add(beams,
            new FermionLine(end1, FirstEnd, beginning1, FirstBeginning, mass, FermionLine.All),
            new FermionLine(end2, SecondEnd, beginning2, SecondBeginning, mass, FermionLine.All), +1, amplitudes);
        ThreeFermionLines.Add(beams,
            new FermionLine(end1, FirstEnd, beginning2, SecondBeginning, mass, FermionLine.All),
            new FermionLine(end2, SecondEnd, beginning1, FirstBeginning, mass, FermionLine.All), -1, amplitudes);
        return Sum(amplitudes);
    }

    /// <summary>e+e- -> e+e- f fbar: six diagrams in which the beams annihilate, six in which they scatter. The electron mass is kept.</summary>
    /// <param name="sqrtS">Energy of the beams, along +-z [GeV].</param>
    /// <param name="f">The lepton [GeV].</param>
    /// <param name="fbar">The antilepton [GeV].</param>
    /// <param name="mass">Its mass [GeV].</param>
    /// <param name="electron">The final electron [GeV].</param>
    /// <param name="positron">The final positron [GeV].</param>
    public static double WithElectronPair(double sqrtS, FourVector f, FourVector fbar, double mass, FourVector electron, FourVector positron)
    {
        Span<Complex> amplitudes = stackalloc Complex[ThreeFermionLines.Amplitudes];
        var electronMass = Particle.Electron.Mass;
        var momentum = Math.Sqrt(sqrtS * sqrtS / 4 - electronMass * electronMass);
        var (beam1, beam2) = (new FourVector(0, 0, momentum, sqrtS / 2), new FourVector(0, 0, -momentum, sqrtS / 2));
        var (u1, v2) = (LineBeginning.Incoming(beam1), LineEnd.Incoming(beam2));
        var (electronEnd, positronBeginning) = (LineEnd.Outgoing(electron), LineBeginning.Outgoing(positron));
        var pair = new FermionLine(LineEnd.Outgoing(f), SecondEnd, LineBeginning.Outgoing(fbar), SecondBeginning, mass, FermionLine.All);

        ThreeFermionLines.Add(
            new FermionLine(v2, BeamEnd, u1, BeamBeginning, electronMass, FermionLine.FirstAtEnd),
            new FermionLine(electronEnd, FirstEnd, positronBeginning, FirstBeginning, electronMass, FermionLine.All), pair, +1, amplitudes);

        var scatteredElectron = new FermionLine(electronEnd, FirstEnd, u1, BeamBeginning, electronMass, FermionLine.All);
        var scatteredPositron = new FermionLine(v2, BeamEnd, positronBeginning, FirstBeginning, electronMass, FermionLine.FirstAtEnd);
        ThreeFermionLines.Add(
            scatteredPositron, scatteredPositron.Photons(gauge: beam1), scatteredElectron, scatteredElectron.Photons(gauge: beam2), pair, pair.Photons(), -1, amplitudes);
        return Sum(amplitudes);
    }

    private static FermionLine MasslessBeams(double sqrtS)
    {
        var (electron, positron) = (new FourVector(0, 0, sqrtS / 2, sqrtS / 2), new FourVector(0, 0, -sqrtS / 2, sqrtS / 2));
        return new FermionLine(LineEnd.Incoming(positron), BeamEnd, LineBeginning.Incoming(electron), BeamBeginning, 0, FermionLine.MasslessPair);
    }

    // Only the first helicity of the incoming positron is computed; reversing all helicities conjugates the amplitude.
    private static double Sum(ReadOnlySpan<Complex> amplitudes)
    {
        var sum = 0.0;
        foreach (ref readonly var amplitude in amplitudes)
            sum += amplitude.Real * amplitude.Real + amplitude.Imaginary * amplitude.Imaginary;
        return 2 * sum / 4;
    }
}
