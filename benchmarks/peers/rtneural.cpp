// RTNeural as a peer of the tables: waits for work on standard input, and says how long it took. The lines are those of PeerProcess.cs.
// Its fastest form is taken: sizes fixed at compile time, so only the sizes below can be asked for.
#include <RTNeural/RTNeural.h>

#include <chrono>
#include <cmath>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace
{
// Weights as PyTorch draws them in size, not zero: a cell at rest would be no work to compare.
template <typename T>
std::vector<std::vector<T>> weights(int rows, int columns, int units)
{
    std::vector<std::vector<T>> values(rows, std::vector<T>(columns));
    unsigned state = 1;
    for (auto& row : values)
        for (auto& value : row)
        {
            state = state * 1664525u + 1013904223u;
            value = static_cast<T>((state / 4294967296.0 * 2 - 1) / std::sqrt(static_cast<double>(units)));
        }
    return values;
}

template <typename T, typename Layer>
void fill(Layer& layer, int inputs, int units)
{
    layer.setWVals(weights<T>(inputs, 4 * units, units));
    layer.setUVals(weights<T>(units, 4 * units, units));
    auto bias = weights<T>(1, 4 * units, units)[0];
    layer.setBVals(bias);
}

template <typename T, int H>
double secondsOfSteps(int steps, int repeats)
{
    using Network = RTNeural::ModelT<T, 1, 1, RTNeural::LSTMLayerT<T, 1, H>, RTNeural::LSTMLayerT<T, H, H>, RTNeural::DenseT<T, H, 1>>;
    static Network network;
    static bool filled = false;
    if (!filled)
    {
        fill<T>(network.template get<0>(), 1, H);
        fill<T>(network.template get<1>(), H, H);
        network.template get<2>().setWeights(weights<T>(1, H, H));
        network.reset();
        filled = true;
    }
    T value = 1;
    const auto start = std::chrono::steady_clock::now();
    for (long step = 0; step < static_cast<long>(steps) * repeats; ++step)
    {
        alignas(64) T input[16] = { value };
        value = network.forward(input);
    }
    const std::chrono::duration<double> all = std::chrono::steady_clock::now() - start;
    // The result is used, or the compiler may leave the steps out.
    if (value == T(12345))
        std::cerr << "unlikely\n";
    return all.count() / repeats;
}

template <typename T>
double secondsOf(const std::string& hidden, int steps, int repeats)
{
    if (hidden == "16,16")
        return secondsOfSteps<T, 16>(steps, repeats);
    if (hidden == "51,51")
        return secondsOfSteps<T, 51>(steps, repeats);
    if (hidden == "128,128")
        return secondsOfSteps<T, 128>(steps, repeats);
    return -1;
}
}

int main(int count, char** arguments)
{
    const bool single = count > 1 && std::string(arguments[1]) == "1";
    std::cout << "peer RTNeural " RTNEURAL_VERSION " " RTNEURAL_BUILD << std::endl;
    std::string line;
    while (std::getline(std::cin, line))
    {
        std::istringstream words(line);
        std::string kind, precision, hidden, form;
        int batch = 0, length = 0, repeats = 0;
        words >> kind >> precision >> hidden >> batch >> length >> form >> repeats;
        const double seconds = kind != "step" || !single ? -1
            : precision == "float"                       ? secondsOf<float>(hidden, length, repeats)
                                                         : secondsOf<double>(hidden, length, repeats);
        if (seconds < 0)
            std::cout << "unsupported" << std::endl;
        else
            std::cout << "seconds " << std::scientific << seconds << std::endl;
    }
}
