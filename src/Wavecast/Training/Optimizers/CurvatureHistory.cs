using System.Numerics;

namespace Wavecast.Training.Optimizers;

/// <summary>What L-BFGS knows of the curvature: the last pairs of step s and change of gradient y, oldest first.</summary>
internal sealed class CurvatureHistory<T>(int length, int capacity, CurvatureTest test)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double LeastCurvature = 1e-10;

    private readonly Pair?[] ring = new Pair?[capacity];
    private readonly double[] alpha = new double[capacity];
    private Pair spare = new(length);
    private double scale = 1;
    private int first;
    private int count;

    /// <summary>Forgets all pairs; their memory is used again.</summary>
    public void Clear() => (first, count, scale) = (0, 0, 1);

    /// <summary>Learns from the step <paramref name="step"/>·<paramref name="direction"/>, if its pair passes the test.</summary>
    public void Add(ReadOnlySpan<T> direction, double step, ReadOnlySpan<T> gradientBefore, ReadOnlySpan<T> gradientAfter)
    {
        VectorMath.Add(gradientAfter, -1, gradientBefore, spare.Y);
        VectorMath.Scale(step, direction, spare.S);
        double ys = VectorMath.Dot<T>(spare.Y, spare.S);
        double yy = VectorMath.Dot<T>(spare.Y, spare.Y);
        double least = test == CurvatureTest.PyTorch ? LeastCurvature : LeastCurvature * Math.Sqrt(yy) * VectorMath.Norm<T>(spare.S);
        if (ys > least)
        {
            spare.Rho = 1 / ys;
            scale = ys / yy;
            Push();
        }
    }

    /// <summary>direction ← −H·gradient, H the inverse Hessian that the pairs imply: the two-loop recursion.</summary>
    public void Direct(ReadOnlySpan<T> gradient, Span<T> direction)
    {
        VectorMath.Scale(-1, gradient, direction);
        for (int k = count - 1; k >= 0; k--)
        {
            Pair pair = At(k);
            alpha[k] = VectorMath.Dot<T>(pair.S, direction) * pair.Rho;
            VectorMath.Add(-alpha[k], pair.Y, direction);
        }
        VectorMath.Scale(scale, direction, direction);
        for (int k = 0; k < count; k++)
        {
            Pair pair = At(k);
            double beta = VectorMath.Dot<T>(pair.Y, direction) * pair.Rho;
            VectorMath.Add(alpha[k] - beta, pair.S, direction);
        }
    }

    /// <summary>The snapshot shares the vectors of the pairs, which from then on are never written again: copies would double what a training takes.</summary>
    public void Save(OptimizerSnapshot<T> snapshot)
    {
        snapshot.Numbers["pairs"] = count;
        snapshot.Numbers["scale"] = scale;
        for (int k = 0; k < count; k++)
        {
            Pair pair = At(k);
            pair.IsShared = true;
            snapshot.Vectors[NameOf("s", k)] = pair.S;
            snapshot.Vectors[NameOf("y", k)] = pair.Y;
            snapshot.Numbers[NameOf("rho", k)] = pair.Rho;
        }
    }

    public void Restore(OptimizerSnapshot<T> snapshot)
    {
        int saved = (int)snapshot.Count("pairs", capacity);
        double savedScale = snapshot.Number("scale");
        Pair[] pairs = new Pair[saved];
        for (int k = 0; k < saved; k++)
        {
            pairs[k] = new Pair([.. snapshot.Vector(NameOf("s", k), length)], [.. snapshot.Vector(NameOf("y", k), length)]) { Rho = snapshot.Number(NameOf("rho", k)) };
        }
        pairs.CopyTo(ring, 0);
        (first, count, scale) = (0, saved, savedScale);
    }

    private static string NameOf(string vector, int k) => FormattableString.Invariant($"{vector}.{k}");

    private Pair At(int k) => ring[(first + k) % capacity]!;

    /// <summary>Puts the spare pair behind the last, over the oldest where the ring is full; what lay there is the next spare, unless a snapshot holds it.</summary>
    private void Push()
    {
        int slot = (first + count) % capacity;
        if (count == capacity)
        {
            first = (first + 1) % capacity;
        }
        else
        {
            count++;
        }
        Pair? before = ring[slot];
        (ring[slot], spare) = (spare, before is { IsShared: false } ? before : new Pair(length));
    }

    private sealed class Pair(T[] s, T[] y)
    {
        public Pair(int length)
            : this(new T[length], new T[length])
        {
        }

        public T[] S { get; } = s;

        public T[] Y { get; } = y;

        /// <summary>Whether a snapshot holds the vectors too.</summary>
        public bool IsShared { get; set; }

        /// <summary>1 / y·s.</summary>
        public double Rho { get; set; }
    }
}
