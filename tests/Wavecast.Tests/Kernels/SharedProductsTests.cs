using Wavecast.Kernels;

namespace Wavecast.Tests.Kernels;

public sealed class SharedProductsTests
{
    private const int Rows = 500;
    private const int Depth = 150;

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public unsafe void TryMultiply_WithAThreadThatHelps_HasTheBitsOfTheWholeProduct(int lanes)
    {
        VectorKernels<double> kernels = VectorKernels<double>.Widest;
        using PackedMatrix<double> matrix = new(Rows, Depth);
        Fill(matrix);
        using AlignedBuffer<double> x = new(Depth * lanes), bias = new(matrix.PaddedRows), whole = new(matrix.PaddedRows * lanes), shared = new(matrix.PaddedRows * lanes);
        new Span<double>(x.Pointer, Depth * lanes).Fill(0.3);
        x.Pointer[5] = -2;
        new Span<double>(bias.Pointer, Rows).Fill(0.1);
        IdleThreads idle = new();
        SharedProducts<double> products = new(kernels, idle);
        Product<double> product = Product<double>.Of(matrix, Rows, x.Pointer, bias.Pointer, whole.Pointer, lanes);
        kernels.Multiply(in product, 0, product.Parts);

        Assert.False(products.TryMultiply(Product<double>.Of(matrix, Rows, x.Pointer, bias.Pointer, shared.Pointer, lanes)));
        bool stop = false;
        int helped = 0;
        Thread helper = new(() =>
        {
            while (!Volatile.Read(ref stop))
            {
                helped += products.Help() ? 1 : 0;
            }
        });
        idle.Enter();
        helper.Start();
        for (int run = 0; run < 100_000 && (run < 200 || Volatile.Read(ref helped) == 0); run++)
        {
            shared.Clear();
            Assert.True(products.TryMultiply(Product<double>.Of(matrix, Rows, x.Pointer, bias.Pointer, shared.Pointer, lanes)));
            Assert.True(Values(whole, lanes).SequenceEqual(Values(shared, lanes)));
        }
        Volatile.Write(ref stop, true);
        helper.Join();

        Assert.True(helped > 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(16)]
    public unsafe void Multiply_InParts_HasTheBitsOfTheWholeProduct(int lanes)
    {
        VectorKernels<double> kernels = VectorKernels<double>.Widest;
        using PackedMatrix<double> matrix = new(Rows, Depth);
        Fill(matrix);
        using AlignedBuffer<double> x = new(Depth * lanes), whole = new(matrix.PaddedRows * lanes), parts = new(matrix.PaddedRows * lanes);
        new Span<double>(x.Pointer, Depth * lanes).Fill(0.7);
        Product<double> product = Product<double>.Of(matrix, Rows, x.Pointer, null, whole.Pointer, lanes);
        kernels.Multiply(in product, 0, product.Parts);

        Product<double> cut = Product<double>.Of(matrix, Rows, x.Pointer, null, parts.Pointer, lanes);
        for (int first = cut.Parts; first > 0;)
        {
            int count = Math.Min(3, first);
            first -= count;
            kernels.Multiply(in cut, first, count);
        }

        Assert.True(Values(whole, lanes).SequenceEqual(Values(parts, lanes)));
    }

    private static unsafe Span<double> Values(AlignedBuffer<double> buffer, int lanes) => new(buffer.Pointer, Rows * lanes);

    private static void Fill(PackedMatrix<double> matrix)
    {
        for (int row = 0; row < Rows; row++)
        {
            matrix.PackRow(row, 0, [.. Enumerable.Range(0, Depth).Select(k => Math.Sin(row * 7 + k))], 1);
        }
    }
}
