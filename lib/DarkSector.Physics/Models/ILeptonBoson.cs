using DarkSector.Physics.Particles;

namespace DarkSector.Physics.Models;

/// <summary>A narrow, neutral boson that couples to charged leptons: what a process needs to know to radiate it off them.</summary>
public interface ILeptonBoson
{
    /// <summary>Mass [GeV].</summary>
    double Mass { get; }

    /// <summary>Vector, scalar or pseudoscalar; the same for all leptons.</summary>
    CouplingStructure Structure { get; }

    /// <summary>Symbol in a formula, such as `Z'` or `\phi_L`.</summary>
    string Symbol { get; }

    /// <summary>Name of the boson as a particle of an event table, such as `zPrime`.</summary>
    string ParticleName { get; }

    /// <summary>Dimensionless coupling g to a charged lepton, with its sign; zero when there is none.</summary>
    /// <param name="lepton">Electron, muon or tau.</param>
    double LeptonCoupling(Particle lepton);

    /// <summary>Branching fraction to a charged-lepton pair.</summary>
    /// <param name="lepton">Electron, muon or tau.</param>
    double LeptonFraction(Particle lepton);
}
