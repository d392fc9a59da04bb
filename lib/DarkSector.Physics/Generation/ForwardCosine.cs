namespace DarkSector.Physics.Generation;

/// <summary>Cosines drawn from the density 1/(1 - c)^2, the peak of a photon exchanged in the t channel.</summary>
internal static class ForwardCosine
{
    /// <summary>The cosine, |c| up to a limit below 1, and dc/du.</summary>
    public static (double Cosine, double Jacobian) Draw(double uniform, double limit)
    {
        var (low, high) = (1 / (1 + limit), 1 / (1 - limit));
        var inverse = low + (high - low) * uniform;
        return (1 - 1 / inverse, (high - low) / (inverse * inverse));
    }

    /// <summary>The normalised density.</summary>
    public static double Density(double cosine, double limit) => 1 / ((1 - cosine) * (1 - cosine) * (1 / (1 - limit) - 1 / (1 + limit)));
}
